package dev.mailsync.microsoft.graph;

/** An attachment as a message lists it. */
public record AttachmentRef(String id, String name, String contentType, Kind kind) {

    public enum Kind {
        FILE,
        /** Another mail, an event or a contact. */
        ITEM,
        /** A link to a file kept elsewhere. */
        REFERENCE
    }
}
