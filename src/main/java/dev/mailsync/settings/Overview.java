package dev.mailsync.settings;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.connection.Status;
import dev.mailsync.error.Actor;

/**
 * The status of a company's mailboxes. Company-wide data is on the first page only.
 *
 * @param limit of seats; null if the CRM has set none
 * @param billed how many mailboxes are billed now
 * @param statuses how many mailboxes have each status
 * @param line the users on the waiting list, the next one first
 * @param causes errors that several mailboxes share, the most frequent first
 * @param items by user, including those who were connected once and are not configured now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Overview(
        Integer limit,
        Long inUse,
        Long waiting,
        Long billed,
        Map<Status, Long> statuses,
        List<String> line,
        List<Cause> causes,
        List<MailboxRow> items,
        String next) {

    /** One cause and how to fix it for all {@code mailboxes} at once. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(
            String code, String title, String remedy, Actor actor, long mailboxes, URI adminConsentUrl, String note) {}

    /** @param place on the waiting list, from 1 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MailboxRow(
            String user,
            String mailbox,
            Status status,
            String colour,
            String label,
            Instant since,
            Instant lastSyncedAt,
            Instant completeUpTo,
            boolean billable,
            boolean sendingEnabled,
            Long place,
            ErrorView error,
            LatencyView latency,
            MonthView month) {}
}
