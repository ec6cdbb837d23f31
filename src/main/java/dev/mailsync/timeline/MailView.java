package dev.mailsync.timeline;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mailsync.mail.MailSummary;

/**
 * A mail in a list, or with its body. {@code holders} are the users in whose mailboxes it lies.
 *
 * @param moreLeads how many there are beside those of {@code leads}, where not all are listed
 * @param parts of text and HTML, in their place where they are too large
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
