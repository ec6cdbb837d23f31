package dev.mailsync.sandbox.mailbox.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An email's content, whoever holds it.
 *
 * @param messageId with its angle brackets; a mailbox generates a missing one
 * @param sentAt from the {@code Date} header
 * @param mime the original MIME, if it arrived as MIME
 * @param properties extended properties that somebody set, by their ids in lower case; they stay in the mailbox
 */
public record Mail(
        Optional<String> messageId,
        String subject,
        Correspondents correspondents,
        Optional<Instant> sentAt,
        Body body,
        String importance,
        List<Header> headers,
        List<Attachment> attachments,
        Optional<byte[]> mime,
        Map<String, String> properties) {

    private static final int PREVIEW_LENGTH = 255;

    public Mail {
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
        properties = Map.copyOf(properties);
    }

    public Mail(
            Optional<String> messageId,
            String subject,
            Correspondents correspondents,
            Optional<Instant> sentAt,
            Body body,
            String importance,
            List<Header> headers,
            List<Attachment> attachments,
            Optional<byte[]> mime) {
        this(messageId, subject, correspondents, sentAt, body, importance, headers, attachments, mime, Map.of());
    }

    public String preview() {
        var text = body.asText()
                .replaceAll("[^\\S\\r\\n]+", " ")
                .replaceAll(" ?\\r?\\n ?", "\r\n")
                .strip();
        return text.length() <= PREVIEW_LENGTH ? text : text.substring(0, PREVIEW_LENGTH);
    }

    /** Inline pictures don't count, as for Outlook's paper clip. */
    public boolean hasAttachments() {
        return attachments.stream().anyMatch(attachment -> !attachment.inline());
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.is(name))
                .map(line -> line.value().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The emails that this one answers, nearest first. */
    public Stream<String> answered() {
        var references = messageIds("References").toList().reversed();
        return Stream.concat(messageIds("In-Reply-To"), references.stream());
    }

    private Stream<String> messageIds(String header) {
        return headers.stream()
                .filter(line -> line.is(header))
                .flatMap(line -> Stream.of(line.value().trim().split("[\\s,]+")))
                .filter(id -> !id.isEmpty());
    }

    /** Adds what Exchange adds: a Message-ID and a time. */
    public Mail completed(String madeUpId, Instant at) {
        return new Mail(
                messageId.or(() -> Optional.of(madeUpId)),
                subject,
                correspondents,
                sentAt.or(() -> Optional.of(at)),
                body,
                importance,
                headers,
                attachments,
                mime,
                properties);
    }

    /** With the headers that transport adds; an email that arrived as MIME has its own. */
    public Mail transported() {
        return mime.isPresent() ? this : with(correspondents, TransportHeaders.of(this));
    }

    public Mail writtenBy(Address author) {
        return with(correspondents.writtenBy(author), headers);
    }

    public Mail ranked(String otherImportance) {
        return new Mail(
                messageId,
                subject,
                correspondents,
                sentAt,
                body,
                otherImportance,
                headers,
                attachments,
                mime,
                properties);
    }

    private Mail with(Correspondents people, List<Header> lines) {
        return new Mail(messageId, subject, people, sentAt, body, importance, lines, attachments, mime, properties);
    }

    public Mail sent(Correspondents by, Instant at) {
        return new Mail(
                messageId,
                subject,
                by,
                Optional.of(at),
                body,
                importance,
                headers,
                attachments,
                Optional.empty(),
                properties);
    }

    /** What a recipient gets. */
    public Mail received() {
        return with(correspondents.withoutBcc(), headers).having(Map.of()).transported();
    }

    public Mail having(Map<String, String> otherProperties) {
        return new Mail(
                messageId,
                subject,
                correspondents,
                sentAt,
                body,
                importance,
                headers,
                attachments,
                mime,
                otherProperties);
    }

    public Mail attached(Attachment another) {
        return new Mail(
                messageId,
                subject,
                correspondents,
                sentAt,
                body,
                importance,
                headers,
                Stream.concat(attachments.stream(), Stream.of(another)).toList(),
                Optional.empty(),
                properties);
    }

    /** The email with other content and the same Message-ID, as when a draft is edited. */
    public Mail edited(String subject, Correspondents correspondents, Body body, String importance) {
        return new Mail(
                messageId,
                subject,
                correspondents,
                sentAt,
                body,
                importance,
                headers,
                attachments,
                Optional.empty(),
                properties);
    }
}
