package dev.mailsync.sandbox.graph.json;

import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.message.Mail;
import dev.mailsync.sandbox.mailbox.message.Marks;

/** A message in Graph's JSON, from a caller who may set all of it. */
public record PostedMessage(Mail mail, Marks marks) {

    /**
     * @param unless the marks for what the JSON doesn't set
     * @throws IllegalArgumentException if it is not a message
     */
    public static PostedMessage parse(byte[] json, Marks unless) {
        try {
            var reader = new MessageReader(Json.parse(json));
            var marks = reader.marks(unless);
            var draft = reader.draft() || unless.draft();
            return new PostedMessage(reader.mail(), new Marks(draft, marks.read(), marks.flag(), marks.categories()));
        } catch (GraphException invalid) {
            throw new IllegalArgumentException(invalid.getMessage(), invalid);
        }
    }
}
