package dev.mailsync.sandbox.graph.call;

import java.net.URI;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** {@code @odata.context} as in Graph's documentation: the user by object id, and ids in parentheses. */
public final class Contexts {

    private static final Set<String> COLLECTIONS = Set.of("mailfolders", "messages", "childfolders", "attachments");

    private Contexts() {}

    /** For the collection, or its changes, that a request's path names. */
    public static String collection(URI base, Call call) {
        var segments = call.request().segments();
        if (segments.getLast().equals("delta")) {
            return metadata(base) + (segments.contains("messages") ? "Collection(message)" : "Collection(mailFolder)");
        }
        var parts = new ArrayList<String>();
        for (var segment : segments) {
            if (segment.equalsIgnoreCase("me")) {
                parts.add(user(call));
            } else if (!parts.isEmpty() && COLLECTIONS.contains(parts.getLast().toLowerCase(Locale.ROOT))) {
                parts.add(parts.removeLast() + "('" + segment + "')");
            } else {
                parts.add(segment);
            }
        }
        return metadata(base) + String.join("/", parts) + selected(call);
    }

    /** @param collection that contains the returned entity */
    public static String entity(URI base, Call call, String collection) {
        return metadata(base) + user(call) + "/" + collection + selected(call) + "/$entity";
    }

    private static String selected(Call call) {
        return call.option("$select").map(it -> "(" + it + ")").orElse("");
    }

    private static String user(Call call) {
        return "users('" + call.mailbox().account().objectId() + "')";
    }

    private static String metadata(URI base) {
        return base + "/$metadata#";
    }
}
