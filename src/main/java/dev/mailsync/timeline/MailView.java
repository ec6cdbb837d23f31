package dev.mailsync.timeline;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mailsync.mail.MailSummary;

/**
 * An email in a list, or with its body. {@code holders} are the users whose mailboxes contain it.
 *
 * @param moreLeads how many there are besides those in {@code leads}, if not all are listed
 * @param parts of text and HTML, instead of them if they are too large
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailView(
        String id,
        @JsonUnwrapped MailSummary summary,
        Set<String> leads,
        Long moreLeads,
        Set<String> opportunities,
        List<String> holders,
        String text,
        String html,
        List<PartLink> parts) {

    /** @param size in bytes */
    public record PartLink(String kind, String href, int size) {}
}
