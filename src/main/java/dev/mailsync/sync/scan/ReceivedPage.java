package dev.mailsync.sync.scan;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.Listing;
import dev.mailsync.sync.session.PageSizes;
import dev.mailsync.sync.session.Session;

/** A page of received email, as large as Exchange can return in time. */
final class ReceivedPage {

    private static final PageSizes SIZES = PageSizes.of(GraphMailbox.LARGEST_PAGE, 50, 10);

    private ReceivedPage() {}

    static Listing<Envelope> of(Session session, GraphMailbox.Span span, boolean counted) {
        var failures = session.mailbox().syncSchedule().backfillFailures().values();
        return SIZES.after(failures.stream().max(Integer::compare).orElse(0))
                .largest(session.deadline(), size -> session.graph().received(span, counted, size));
    }
}
