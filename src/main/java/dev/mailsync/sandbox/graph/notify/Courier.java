package dev.mailsync.sandbox.graph.notify;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** How Graph reaches a subscriber. */
public interface Courier {

    /** The subscriber's response. */
    record Reply(int status, String contentType, String body) {

        boolean accepted() {
            return status / 100 == 2;
        }
    }

    /**
     * Posts to a subscriber.
     *
     * @throws IOException if there was no response within the time
     */
    Reply post(URI url, String contentType, String body, Duration timeout) throws IOException;
}
