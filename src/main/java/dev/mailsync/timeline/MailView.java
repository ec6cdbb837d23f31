package dev.mailsync.timeline;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mailsync.mail.MailSummary;

/** A mail in a list. {@code holders} are the users in whose mailboxes it lies. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MailView(
        String id,
        @JsonUnwrapped MailSummary summary,
        Set<String> leads,
        Set<String> opportunities,
        List<String> holders,
        String text,
        String html) {}
