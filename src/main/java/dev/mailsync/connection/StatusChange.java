package dev.mailsync.connection;

import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.OpenError;
import dev.mailsync.event.Event;
import dev.mailsync.mail.activity.StatusHistory;
import dev.mailsync.mail.store.Ledger;

/** A change from one status to another, with its cause. */
record StatusChange(Connection before, Connection after) {

    /** @param ledger as it is before the change */
    Event[] events(Ledger ledger) {
        var changed =
                new Event.StatusChanged(before.status().name(), after.status().name(), cause());
        return before.status() == Status.DISABLING
                ? new Event[] {changed, new Event.RemovalDone(removed(ledger))}
                : new Event[] {changed};
    }

    StatusHistory history(Ledger ledger) {
        return before.statusHistory(ledger)
                .changed(after.since(), after.status().letter());
    }

    private static long removed(Ledger ledger) {
        return ledger.removal().map(Ledger.RemovalProgress::removed).orElse(0L);
    }

    private String cause() {
        return switch (after.status()) {
            case ERROR, CONNECTION_ISSUE ->
                after.openErrors().telling(ErrorScope.SYNC).map(OpenError::code).orElse("UNKNOWN");
            case PENDING -> "NO_FREE_SEAT";
            case DISABLING -> "REMOVAL_ASKED";
            case NOT_CONFIGURED -> before.status() == Status.DISABLING ? "REMOVAL_DONE" : "DISABLED";
            case ENABLED -> enabledBy();
        };
    }

    private String enabledBy() {
        return switch (before.status()) {
            case PENDING -> "PROMOTED";
            case ERROR, CONNECTION_ISSUE ->
                after.latestSignIn().isAfter(before.latestSignIn()) ? "SIGNED_IN_AGAIN" : "RECOVERED";
            case NOT_CONFIGURED, ENABLED, DISABLING -> "SIGNED_IN";
        };
    }
}
