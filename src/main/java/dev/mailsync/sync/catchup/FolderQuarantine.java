package dev.mailsync.sync.catchup;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.error.Backoff;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.Failure;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SyncConfig;
import org.jboss.logging.Logger;

/** Folders that cannot be read although Inbox and Sent Items can. Each is retried on its own, at growing intervals. */
@ApplicationScoped
class FolderQuarantine {

    private static final Logger LOG = Logger.getLogger(FolderQuarantine.class);

    private static final Failure UNREADABLE = Failure.of("FOLDER_UNREADABLE", Kind.TRANSIENT);

    /** A single failure usually resolves itself and is not worth reporting. */
    private static final int WORTH_TELLING = 2;

    private final FolderStore store;
    private final SyncConfig config;
    private final Clock clock;

    FolderQuarantine(FolderStore store, SyncConfig config, Clock clock) {
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    FolderFailure put(Session session, String folder, FolderCursor cursor, MicrosoftException why) {
        var attempts = cursor.failure().map(FolderFailure::attempts).orElse(0) + 1;
        var pause = Backoff.pause(config.retry(), attempts, config.fullCatchUp(), Failures.retryAfter(why));
        var next = clock.instant().plus(pause);
        var failure = new FolderFailure(
                attempts,
                next,
                cursor.failure().map(FolderFailure::completeUpTo).orElseGet(() -> completeUpTo(session)));
        LOG.warnf(
                "A folder of %s cannot be read (%s), attempt %d; next at %s", session.id(), why.code(), attempts, next);
        store.noteFailure(session, folder, failure);
        if (attempts >= WORTH_TELLING) {
            session.update(mailbox -> mailbox.noted(ErrorScope.FOLDER, UNREADABLE, clock.instant(), Optional.of(next)));
        }
        return failure;
    }

    private static Instant completeUpTo(Session session) {
        return session.mailbox()
                .progress()
                .completeUpTo()
                .orElse(session.mailbox().connectedAt());
    }
}
