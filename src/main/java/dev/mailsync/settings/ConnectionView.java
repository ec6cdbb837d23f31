package dev.mailsync.settings;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.connection.SyncProgress;
import dev.mailsync.error.Gap;
import dev.mailsync.mail.store.Ledger;

/** The status of a user's sync as the API shows it. Omits what does not apply. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionView(
        Status status,
        String colour,
        String label,
        String mailbox,
        Instant since,
        Instant lastSyncedAt,
        Instant completeUpTo,
        boolean billable,
        boolean sendingEnabled,
        Folders folders,
        History history,
        Pending pending,
        Quota quota,
        Counts counts,
        Long foundLate,
        Notifications notifications,
        Gap gap,
        Removal removal,
        ErrorView error,
        List<ErrorView> warnings,
        LatencyView latency,
        List<DayView> days,
        String notice) {

    static final String NOT_CONFIGURED_NOTICE = "Your Mail Sync is not configured";

    /**
     * The first pass over a mailbox with many folders. Until it ends, only email in Inbox and Sent Items is recorded.
     *
     * @param listed how many folders were found so far
     */
    public record Folders(int listed) {}

    /**
     * The import of the chosen history.
     *
     * @param imported how many emails were recorded; {@code lookedAt}: how many of all {@code total} were checked for
     *     that
     */
    public record History(long imported, long lookedAt, long total, boolean done) {}

    /** @param place on the waiting list, from 1 */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pending(long place, Integer limit, long inUse) {}

    /**
     * @param limit of emails recorded per day in the company's time zone; null if unlimited
     * @param deferred emails that wait for another day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Quota(Integer limit, long used, long deferred, Instant resetsAt) {}

    /** @param leftOut emails that were checked by their envelope only, by reason */
    public record Counts(long recorded, Map<String, Long> leftOut) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Removal(long total, long removed, Instant doneAt) {}

    /** @param since when Microsoft has sent none, if the mailbox is polled */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notifications(Mode mode, Instant since) {

        public enum Mode {
            PUSH,
            POLLING
        }

        static Notifications of(ConnectedMailbox mailbox) {
            return mailbox.subscriptionState()
                    .polledSince()
                    .map(since -> new Notifications(Mode.POLLING, since))
                    .orElse(new Notifications(Mode.PUSH, null));
        }
    }

    /**
     * What comes from outside the connection, or is put into words.
     *
     * @param latency null if unknown; {@code days}: null if the user was never connected
     */
    record Details(
            Optional<History> history,
            Optional<Pending> pending,
            Optional<Quota> quota,
            Optional<ErrorView> error,
            List<ErrorView> warnings,
            LatencyView latency,
            List<DayView> days) {}

    static ConnectionView of(Connection connection, Ledger ledger, Details details, boolean toManager) {
        var mailbox = connection.mailbox();
        var progress = mailbox.map(ConnectedMailbox::progress);
        var status = connection.status();
        return new ConnectionView(
                status,
                status.colour(),
                status.label(),
                connection.address().orElse(null),
                connection.generation() == 0 ? null : connection.since(),
                progress.flatMap(SyncProgress::lastSyncedAt).orElse(null),
                progress.flatMap(SyncProgress::completeUpTo).orElse(null),
                status.billable(),
                connection.sendingEnabled(),
                progress.filter(it -> status.isSyncing())
                        .flatMap(SyncProgress::foldersListed)
                        .map(Folders::new)
                        .orElse(null),
                details.history().orElse(null),
                details.pending().orElse(null),
                details.quota().orElse(null),
                new Counts(ledger.recorded(), ledger.skipped()),
                progress.map(SyncProgress::foundLate).orElse(null),
                mailbox.filter(it -> status.isSyncing()).map(Notifications::of).orElse(null),
                mailbox.flatMap(it -> it.health().lastGap()).orElse(null),
                ledger.removal()
                        .map(it -> new Removal(
                                it.total(), it.removed(), it.doneAt().orElse(null)))
                        .orElse(null),
                details.error().orElse(null),
                details.warnings().isEmpty() ? null : details.warnings(),
                details.latency(),
                details.days(),
                toManager && status == Status.NOT_CONFIGURED ? NOT_CONFIGURED_NOTICE : null);
    }
}
