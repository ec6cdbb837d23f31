package dev.mailsync.sync.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Session;

/** Fetches envelopes in batches of 20. One that cannot be fetched is quarantined and does not block the others. */
@ApplicationScoped
public class EnvelopeFetcher {

    private final Quarantine quarantine;

    EnvelopeFetcher(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** The result lacks those that do not exist, or not yet, and those that are quarantined. */
    public List<Envelope> fetch(Session session, Collection<String> immutableIds) {
        return immutableIds.stream()
                .distinct()
                .gather(Gatherers.windowFixed(GraphMailbox.MAX_BATCH))
                .flatMap(batch -> fetchBatch(session, batch).stream())
                .toList();
    }

    private List<Envelope> fetchBatch(Session session, List<String> batch) {
        try {
            return session.graph().envelopes(batch);
        } catch (MicrosoftException why) {
            if (FailureHandler.concernsAll(why)) {
                throw why;
            }
            return batch.size() == 1 ? quarantined(session, batch.getFirst(), why) : fetchApart(session, batch, why);
        }
    }

    /** If none of several can be fetched, no single message is at fault, and the work as a whole has failed. */
    private List<Envelope> fetchApart(Session session, List<String> batch, MicrosoftException failure) {
        var fetched = new ArrayList<Envelope>();
        var failed = new ArrayList<String>();
        for (var id : batch) {
            if (session.deadline().isNear()) {
                throw failure;
            }
            try {
                fetched.addAll(session.graph().envelopes(List.of(id)));
            } catch (MicrosoftException again) {
                if (FailureHandler.concernsAll(again)) {
                    throw again;
                }
                failed.add(id);
            }
        }
        if (failed.size() == batch.size()) {
            throw failure;
        }
        failed.forEach(id -> quarantine.add(session, id, failure));
        return fetched;
    }

    private List<Envelope> quarantined(Session session, String immutableId, MicrosoftException why) {
        quarantine.add(session, immutableId, why);
        return List.of();
    }
}
