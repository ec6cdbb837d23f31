package dev.mailsync.sync.scan;

import java.util.List;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.Listing;
import dev.mailsync.sync.session.FailureHandler;
import dev.mailsync.sync.session.Session;

/** A page of received email, as large as Exchange can return in time. */
final class ReceivedPage {

    private static final List<Integer> LARGER = List.of(GraphMailbox.LARGEST_PAGE, 50);
    private static final int SMALLEST = 10;

    private ReceivedPage() {}

    /** Each size that is too large can take as long as a request may. */
    static Listing<Envelope> of(Session session, GraphMailbox.Span span, boolean counted) {
        var graph = session.graph();
        for (var size : LARGER) {
            try {
                return graph.received(span, counted, size);
            } catch (MicrosoftException.Transient tooMuch) {
                if (FailureHandler.isThrottled(tooMuch) || session.deadline().isNear()) {
                    throw tooMuch;
                }
            }
        }
        return graph.received(span, counted, SMALLEST);
    }
}
