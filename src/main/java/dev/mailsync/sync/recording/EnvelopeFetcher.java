package dev.mailsync.sync.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
        return fetch(session, immutableIds, missing -> {});
    }

    /** Also quarantines those that do not exist, or not yet: nothing else leads back to them. */
    public List<Envelope> fetchKnown(Session session, Collection<String> immutableIds) {
        return fetch(session, immutableIds, missing -> quarantine.addMissing(session, missing));
    }

    /** Also remembers for a while those that do not exist, or not yet. */
    public List<Envelope> fetchAnnounced(Session session, Collection<String> immutableIds) {
        return fetch(session, immutableIds, missing -> quarantine.addAnnounced(session, missing));
    }

    /** Which of them do not exist; one that cannot be fetched may. */
    public Set<String> missing(Session session, Collection<String> immutableIds) {
        var all = new LinkedHashSet<String>();
        fetch(session, immutableIds, all::addAll);
        return all;
    }

    private List<Envelope> fetch(Session session, Collection<String> immutableIds, Consumer<Set<String>> missing) {
        return immutableIds.stream()
                .distinct()
                .gather(Gatherers.windowFixed(GraphMailbox.MAX_BATCH))
                .flatMap(batch -> fetchBatch(session, batch, missing).stream())
                .toList();
    }

    private List<Envelope> fetchBatch(Session session, List<String> batch, Consumer<Set<String>> missing) {
        try {
            return found(session, batch, missing);
        } catch (MicrosoftException why) {
            if (FailureHandler.concernsAll(session, why)) {
                throw why;
            }
            return batch.size() == 1
                    ? quarantine(session, batch.getFirst(), why)
                    : fetchApart(session, batch, missing, why);
        }
    }

    private static List<Envelope> found(Session session, List<String> ids, Consumer<Set<String>> missing) {
        var envelopes = session.graph().envelopes(ids);
        var rest = new LinkedHashSet<>(ids);
        envelopes.forEach(envelope -> rest.remove(envelope.immutableId()));
        missing.accept(rest);
        return envelopes;
    }

    private List<Envelope> fetchApart(
            Session session, List<String> batch, Consumer<Set<String>> missing, MicrosoftException failure) {
        var fetched = new ArrayList<Envelope>();
        var failed = new ArrayList<String>();
        for (var id : batch) {
            if (session.deadline().isNear()) {
                throw failure;
            }
            try {
                fetched.addAll(found(session, List.of(id), missing));
            } catch (MicrosoftException again) {
                if (FailureHandler.concernsAll(session, again)) {
                    throw again;
                }
                failed.add(id);
            }
        }
        if (failed.size() == batch.size() && quarantine.isOutage(session, failed)) {
            throw failure;
        }
        failed.forEach(id -> quarantine.add(session, id, failure));
        return fetched;
    }

    private List<Envelope> quarantine(Session session, String immutableId, MicrosoftException why) {
        quarantine.add(session, immutableId, why);
        return List.of();
    }
}
