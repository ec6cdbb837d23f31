package dev.mailsync.sync.recording;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.sync.session.Session;

/** Fetches envelopes in batches of 20. One that cannot be fetched is quarantined and does not block the others. */
@ApplicationScoped
public class EnvelopeFetcher {

    private final BatchWork batches;
    private final Quarantine quarantine;

    EnvelopeFetcher(BatchWork batches, Quarantine quarantine) {
        this.batches = batches;
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
                .flatMap(batch ->
                        batches.run(session, batch, id -> id, ids -> found(session, ids, missing)).done().stream())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Envelope> found(Session session, List<String> ids, Consumer<Set<String>> missing) {
        var envelopes = session.graph().envelopes(ids);
        var rest = new LinkedHashSet<>(ids);
        envelopes.forEach(envelope -> rest.remove(envelope.immutableId()));
        missing.accept(rest);
        return envelopes;
    }
}
