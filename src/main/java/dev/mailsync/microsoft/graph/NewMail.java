package dev.mailsync.microsoft.graph;

import java.util.List;

import dev.mailsync.platform.identity.Participant;

/**
 * An email to be drafted.
 *
 * @param marker identifies it later, whatever ids it has by then
 * @param html as it is sent, not sanitised
 */
public record NewMail(
        String marker,
        List<Participant> to,
        List<Participant> cc,
        String subject,
        String html,
        List<File> attachments) {

    public NewMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
    }

    public record File(String name, String contentType, byte[] content) {}
}
