package dev.mailsync.sandbox.mailbox.message;

import java.util.Optional;

/**
 * A part of a mail beside its body. An {@link Kind#ITEM} is a mail inside the mail; its content is that mail's MIME.
 */
public record Attachment(
        Kind kind, String name, String contentType, boolean inline, Optional<String> contentId, byte[] content) {

    public enum Kind {
        FILE,
        ITEM
    }
}
