package dev.mailsync.worker;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.Connection;
import dev.mailsync.mail.removal.Erasure;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.queue.Deadline;

/** Removes email older than the company's retention period, including that of users who disabled their sync. */
@ApplicationScoped
class RetentionJob {

    private static final int AT_A_TIME = 25;

    private final SyncedMailStore mails;
    private final Erasure erasure;

    RetentionJob(SyncedMailStore mails, Erasure erasure) {
        this.mails = mails;
        this.erasure = erasure;
    }

    /** @return whether no email received before then is left */
    boolean removeBefore(Connection connection, Instant keptFrom, Deadline deadline) {
        Optional<String> after = Optional.empty();
        while (!deadline.isNear()) {
            var some = mails.receivedBefore(connection.id(), keptFrom, after, AT_A_TIME);
            if (some.isEmpty()) {
                return true;
            }
            for (var row : some) {
                var mail = row.mail();
                erasure.erase(mail.mailbox(connection.company()), mail.id().identity(), Set.of());
            }
            after = Optional.of(some.getLast().sortKey());
        }
        return false;
    }
}
