package dev.mailsync.mail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.Participant;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a list shows of an email: everything except its body, and its contacts, which can change after recording.
 *
 * @param bouncedAt when a bounce reported that it wasn't delivered; null if none has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record MailSummary(
        String mailbox,
        Direction direction,
        Participant from,
        List<Participant> to,
        List<Participant> cc,
        String subject,
        Instant sentAt,
        Instant receivedAt,
        Instant recordedAt,
        String preview,
        String messageId,
        String conversationId,
        List<Attachment> attachments,
        boolean smartMail,
        MailKind kind,
        Instant bouncedAt,
        String webLink) {

    public MailSummary {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
        // Earlier versions didn't determine the kind.
        kind = kind == null ? MailKind.MESSAGE : kind;
    }

    /**
     * How many entries of each list a row holds, so that an email to thousands still fits into the rows of many
     * timelines.
     */
    private static final int LONGEST_LIST = 50;

    public boolean needsLongLists() {
        return to.size() > LONGEST_LIST || cc.size() > LONGEST_LIST || attachments.size() > LONGEST_LIST;
    }

    /** Whether there may be more attachments than a list row holds. */
    public boolean mayLackAttachments() {
        return attachments.size() >= LONGEST_LIST;
    }

    /** Sender and recipients, as far as this summary has them. */
    public Stream<Participant> everybody() {
        return Stream.of(List.of(from), to, cc).flatMap(List::stream);
    }

    /**
     * Compares subject, the common beginning of the text, and recipient addresses, as list rows hold them. Names differ
     * by mailbox, and transport adds text for some holders.
     */
    public boolean hasSameWordsAs(MailSummary other) {
        return Objects.equals(subject, other.subject)
                && CommonText.isSame(preview, other.preview)
                && addresses(to).equals(addresses(other.to))
                && addresses(cc).equals(addresses(other.cc));
    }

    private static Set<String> addresses(List<Participant> participants) {
        return beginning(participants).stream().map(Participant::normalized).collect(Collectors.toSet());
    }

    public MailSummary shortened() {
        return with(new MailBody.LongLists(beginning(to), beginning(cc), beginning(attachments)));
    }

    public MailBody.LongLists longLists() {
        return new MailBody.LongLists(to, cc, attachments);
    }

    MailSummary with(MailBody.LongLists lists) {
        return with(lists, bouncedAt);
    }

    private MailSummary with(MailBody.LongLists lists, Instant bounced) {
        return new MailSummary(
                mailbox,
                direction,
                from,
                lists.to(),
                lists.cc(),
                subject,
                sentAt,
                receivedAt,
                recordedAt,
                preview,
                messageId,
                conversationId,
                lists.attachments(),
                smartMail,
                kind,
                bounced,
                webLink);
    }

    public MailSummary bounced(Instant at) {
        return with(longLists(), at);
    }

    private static <T> List<T> beginning(List<T> list) {
        return list.subList(0, Math.min(list.size(), LONGEST_LIST));
    }
}
