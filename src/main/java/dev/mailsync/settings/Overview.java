package dev.mailsync.settings;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.connection.Status;
import dev.mailsync.error.Actor;

/**
 * How the mailboxes of a company fare. What concerns the whole company stands on the first page only.
 *
 * @param limit of seats; null as long as the CRM has set none
 * @param billed how many mailboxes are billed now
 * @param statuses how many mailboxes have each status
 * @param line the users who wait for a seat, the next one first
 * @param causes what several mailboxes suffer from alike, the most frequent first
 * @param items by user, those included who were connected once and are not configured now
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

    /** One cause, with the remedy that mends all {@code mailboxes} alike. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(
            String code, String title, String remedy, Actor actor, long mailboxes, URI adminConsentUrl, String note) {}

    /** @param place in the line for a seat, from 1 */
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
