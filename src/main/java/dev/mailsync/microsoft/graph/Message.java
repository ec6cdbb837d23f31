package dev.mailsync.microsoft.graph;

import java.util.List;

/**
 * A whole message, without the content of its attachments.
 *
 * @param html whether {@code body} is HTML, not sanitised; otherwise it is plain text
 */
public record Message(
        Envelope envelope,
        String subject,
        String body,
        boolean html,
        String preview,
        String webLink,
        List<AttachmentInfo> attachments) {

    /** @param size in bytes, as Exchange reports it */
    public record AttachmentInfo(String name, String contentType, long size) {}

    public Message {
        attachments = List.copyOf(attachments);
    }
}
