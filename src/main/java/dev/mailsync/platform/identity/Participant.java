package dev.mailsync.platform.identity;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A sender or recipient. The address is as Microsoft gives it; compare by {@link #normalized()}. */
@RegisterForReflection
public record Participant(String name, String address) {

    public String normalized() {
        return normalized(address);
    }

    public static String normalized(String address) {
        return AddressForm.of(address);
    }
}
