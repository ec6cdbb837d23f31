package dev.mailsync.sandbox.mailbox.message;

import java.util.Optional;

/**
 * A part of an email besides its body. An {@link Kind#ITEM} is an email inside the email; its content is that email's
 * MIME.
 */
public record Attachment(
        Kind kind, String name, String contentType, boolean inline, Optional<String> contentId, byte[] content) {

    public enum Kind {
        FILE,
        ITEM
    }
}
