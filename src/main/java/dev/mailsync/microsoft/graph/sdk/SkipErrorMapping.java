package dev.mailsync.microsoft.graph.sdk;

import com.microsoft.kiota.RequestOption;

/** Marks a request whose caller inspects refusals itself, instead of having them thrown. */
final class SkipErrorMapping implements RequestOption {

    @Override
    @SuppressWarnings("unchecked")
    public <T extends RequestOption> Class<T> getType() {
        return (Class<T>) SkipErrorMapping.class;
    }
}
