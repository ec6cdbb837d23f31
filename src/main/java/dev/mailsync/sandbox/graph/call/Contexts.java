package dev.mailsync.sandbox.graph.call;

import java.net.URI;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** {@code @odata.context} as Graph's documentation has it: the user by object id, and ids in brackets. */
public final class Contexts {

    private static final Set<String> COLLECTIONS = Set.of("mailfolders", "messages", "childfolders", "attachments");

    private Contexts() {}

    /** Of the collection, or the changes of one, that the path of a request names. */
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

    /** @param collection in which the one thing lies that is answered */
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
