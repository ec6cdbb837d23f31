package dev.mailsync.connection;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.mail.Ledger;

/** The state of a user's sync as the API shows it. What does not apply is left out. */
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
        Counts counts,
        Removal removal,
        String notice) {

    static final String NOT_CONFIGURED_NOTICE = "Your Mail Sync is not configured";

    /** @param leftOut mails that were looked at by their envelope only, by reason */
    public record Counts(long recorded, Map<String, Long> leftOut) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Removal(long total, long removed, Instant doneAt) {}

    static ConnectionView of(Connection connection, Ledger ledger, boolean toManager) {
        var mailbox = connection.mailbox();
        var status = connection.status();
        return new ConnectionView(
                status,
                status.colour(),
                status.label(),
                mailbox.map(it -> it.profile().address()).orElse(null),
                connection.generation() == 0 ? null : connection.since(),
                mailbox.flatMap(it -> it.progress().lastSyncedAt()).orElse(null),
                mailbox.flatMap(it -> it.progress().completeUpTo()).orElse(null),
                status.billable(),
                mailbox.map(ConnectedMailbox::sending).orElse(false),
                new Counts(ledger.recorded(), ledger.leftOut()),
                ledger.removal()
                        .map(it -> new Removal(
                                it.total(), it.removed(), it.doneAt().orElse(null)))
                        .orElse(null),
                toManager && status == Status.NOT_CONFIGURED ? NOT_CONFIGURED_NOTICE : null);
    }
}
