package dev.mailsync.sync.scan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.sync.session.Session;

/**
 * One step of a scan: a page of what the mailbox received from its position on. Pages by number would shift and skip an
 * email when another is deleted, so each step asks for what was received after the last.
 *
 * @param next where the scan resumes; what was received at that very moment comes again. Empty at the end
 * @param total how many emails there were at the start, if this is the first page
 */
record ScanPage(List<Envelope> envelopes, Optional<Instant> next, Optional<Long> total) {

    static ScanPage step(Session session, MailboxScan scan) {
        var span = new GraphMailbox.Span(scan.from(), scan.until(), scan.kind().newestFirst());
        var page = ReceivedPage.of(session, span, scan.lookedAt() == 0);
        var total = page.total();
        var envelopes = new ArrayList<>(page.items());
        while (page.link().isPresent() && isOneMoment(envelopes)) {
            page = session.graph().moreReceived(page.link().get());
            envelopes.addAll(page.items());
        }
        return new ScanPage(
                envelopes, page.link().map(more -> envelopes.getLast().receivedAt()), total);
    }

    /** How many of them do not come again. */
    int passed() {
        return (int) envelopes.stream()
                .filter(it -> next.filter(it.receivedAt()::equals).isEmpty())
                .count();
    }

    private static boolean isOneMoment(List<Envelope> envelopes) {
        return envelopes.isEmpty()
                || envelopes.getFirst().receivedAt().equals(envelopes.getLast().receivedAt());
    }
}
