package dev.mailsync.company;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.queue.SyncTrigger;

/** Applies what the CRM sets for a company, with all consequences. */
@ApplicationScoped
public class CompanyUpdater {

    private static final ConflictRetry RETRY = new ConflictRetry(10, CompanyUpdater::tryAgain);

    private final CompanyStore store;
    private final Seats seats;
    private final SyncTrigger trigger;
    private final Dynamo dynamo;
    private final Clock clock;

    CompanyUpdater(CompanyStore store, Seats seats, SyncTrigger trigger, Dynamo dynamo, Clock clock) {
        this.store = store;
        this.seats = seats;
        this.trigger = trigger;
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /** Idempotent. */
    public void set(CompanyId company, CompanySettings settings) {
        RETRY.change(
                        () -> Optional.of(store.find(company))
                                .filter(before -> !before.settings().equals(settings)),
                        before -> dynamo.transact(writes(company, before, settings))
                                .isEmpty())
                .ifPresent(changed -> trigger.wake(company));
    }

    private List<Write> writes(CompanyId company, CompanyStore.Stored before, CompanySettings after) {
        var now = clock.instant();
        var writes = new ArrayList<Write>();
        writes.add(store.replacing(company, before, after));
        writes.add(seats.limiting(company, after.mailboxLimit(), now));
        var changes = after.changesFrom(before.settings());
        if (!changes.isEmpty()) {
            writes.add(CompanyTaskStore.telling(company, changes, now));
        }
        if (after.retentionDays().isPresent()) {
            writes.add(CompanyTaskStore.startingRetention(company, now));
        }
        return writes;
    }

    private static ProblemException tryAgain() {
        return ProblemException.conflict("TRY_AGAIN", "Another request just changed this company. Try again.");
    }
}
