package dev.mailsync.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.Envelope;

/**
 * Lists what a first round could not bring, newest first, in windows of received time: pages by number would shift, and
 * skip a mail, whenever one is moved away meanwhile.
 */
@ApplicationScoped
class Backfill {

    private final FolderStore store;
    private final Recorder recorder;

    Backfill(FolderStore store, Recorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    /** @return what was read before and what is listed now */
    FolderReader.Reading run(Session session, CaptureRules rules, String folder, FolderReader.Reading before) {
        var report = before.report();
        var cursor = before.cursor();
        while (cursor.backfillBefore().isPresent()) {
            if (session.outOfTime().getAsBoolean()) {
                return new FolderReader.Reading(report, false, cursor);
            }
            var window = window(session, folder, cursor.backfillBefore().get());
            report = report.plus(recorder.record(session, rules, window.envelopes()));
            cursor = cursor.backfilledTo(window.next());
            store.save(session, folder, cursor);
        }
        return new FolderReader.Reading(report, true, cursor);
    }

    private record Window(List<Envelope> envelopes, Optional<Instant> next) {}

    /** One page, or as many as it takes to get past a single second; the second it ends in is listed again. */
    private static Window window(Session session, String folder, Instant before) {
        var horizon = session.mailbox().horizon();
        var page = session.graph().received(folder, horizon, before);
        var envelopes = new ArrayList<>(page.items());
        while (page.link().isPresent() && !oldest(envelopes).isBefore(before)) {
            page = session.graph().moreReceived(folder, page.link().get());
            envelopes.addAll(page.items());
        }
        return new Window(envelopes, page.link().map(more -> oldest(envelopes)));
    }

    private static Instant oldest(List<Envelope> envelopes) {
        return envelopes.stream()
                .map(Envelope::receivedAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
