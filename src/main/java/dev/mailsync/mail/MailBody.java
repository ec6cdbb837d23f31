package dev.mailsync.mail;

import java.util.List;
import java.util.Optional;

import dev.mailsync.platform.identity.Participant;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What only an email's own page shows.
 *
 * @param html sanitised, safe to show in the CRM's own page
 * @param longLists recipients and attachments, if there are too many for the rows of lists
 */
@RegisterForReflection
public record MailBody(String text, String html, Optional<LongLists> longLists) {

    public MailBody(String text, String html) {
        this(text, html, Optional.empty());
    }

    @RegisterForReflection
    public record LongLists(List<Participant> to, List<Participant> cc, List<Attachment> attachments) {}
}
