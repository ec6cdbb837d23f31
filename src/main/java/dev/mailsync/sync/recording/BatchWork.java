package dev.mailsync.sync.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Session;
import dev.mailsync.sync.session.SupersededException;

/**
 * Works on several emails together and, if that fails, on each alone: one that cannot be read must not block the others, so
 * it is quarantined. If none of several can be read, it may be an outage, and then the work as a whole has failed.
 */
@ApplicationScoped
class BatchWork {

    /** @param done the results of the batch, or of each that succeeded alone */
    record Result<R>(List<R> done, int quarantined) {}

    private final Quarantine quarantine;

    BatchWork(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /**
     * @param immutableId of one of the batch
     * @param work on the whole batch, or on one of it
     */
    <T, R> Result<R> run(Session session, List<T> batch, Function<T, String> immutableId, Function<List<T>, R> work) {
        try {
            return new Result<>(List.of(work.apply(batch)), 0);
        } catch (SupersededException over) {
            throw over;
        } catch (RuntimeException failure) {
            throwIfItConcernsAll(session, failure);
            return apart(session, batch, immutableId, work, failure);
        }
    }

    private <T, R> Result<R> apart(
            Session session,
            List<T> batch,
            Function<T, String> immutableId,
            Function<List<T>, R> work,
            RuntimeException failure) {
        var done = new ArrayList<R>();
        var failed = new LinkedHashMap<String, RuntimeException>();
        for (var one : batch) {
            if (session.deadline().isNear()) {
                throw failure;
            }
            try {
                done.add(work.apply(List.of(one)));
            } catch (SupersededException over) {
                throw over;
            } catch (RuntimeException again) {
                throwIfItConcernsAll(session, again);
                failed.put(immutableId.apply(one), again);
            }
        }
        if (failed.size() == batch.size() && quarantine.isOutage(session, failed.keySet())) {
            throw failure;
        }
        failed.forEach((id, why) -> quarantine.add(session, id, why));
        return new Result<>(done, failed.size());
    }

    private static void throwIfItConcernsAll(Session session, RuntimeException failure) {
        if (FailureHandler.concernsAll(session, failure)) {
            throw failure;
        }
    }
}
