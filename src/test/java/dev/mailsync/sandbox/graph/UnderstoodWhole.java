package dev.mailsync.sandbox.graph;

import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import com.microsoft.kiota.serialization.AdditionalDataHolder;
import com.microsoft.kiota.serialization.Parsable;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks through all that the SDK has parsed and finds nothing that it had no place for. */
final class UnderstoodWhole {

    /** Annotations, and what samples show of subscriptions, for which the SDK's models have no property. */
    private static final Set<String> ANNOTATIONS =
            Set.of("@odata.context", "@odata.etag", "@removed", "attachments@odata.context", "notificationContentType");

    private final Map<Object, Boolean> visited = new IdentityHashMap<>();

    private UnderstoodWhole() {}

    static void check(Parsable parsed) {
        assertThat(parsed).isNotNull();
        new UnderstoodWhole().visit(parsed, parsed.getClass().getSimpleName());
    }

    private void visit(Object value, String path) {
        switch (value) {
            case Collection<?> many -> many.forEach(each -> visit(each, path + "[]"));
            case Parsable parsed
            when visited.put(parsed, true) == null -> {
                if (parsed instanceof AdditionalDataHolder holder) {
                    assertThat(ANNOTATIONS)
                            .as(path)
                            .containsAll(holder.getAdditionalData().keySet());
                }
                properties(parsed, path);
            }
            case null, default -> {}
        }
    }

    private void properties(Parsable parsed, String path) {
        for (var method : parsed.getClass().getMethods()) {
            var getter = method.getName().startsWith("get") && method.getParameterCount() == 0;
            if (getter
                    && !Set.of("getBackingStore", "getFieldDeserializers", "getClass")
                            .contains(method.getName())) {
                try {
                    visit(method.invoke(parsed), path + "." + method.getName());
                } catch (IllegalAccessException | InvocationTargetException wrongType) {
                    throw new AssertionError(path + "." + method.getName(), wrongType);
                }
            }
        }
    }
}
