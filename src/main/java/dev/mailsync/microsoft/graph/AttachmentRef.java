package dev.mailsync.microsoft.graph;

/** An attachment as a message lists it. */
public record AttachmentRef(String id, String name, String contentType, Kind kind) {

    public enum Kind {
        FILE,
        /** Another email, an event or a contact. */
        ITEM,
        /** A link to a file stored elsewhere. */
        REFERENCE
    }
}
