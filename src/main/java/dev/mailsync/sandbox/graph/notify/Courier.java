package dev.mailsync.sandbox.graph.notify;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** How Graph reaches a subscriber. */
public interface Courier {

    /** What the subscriber answered. */
    record Reply(int status, String contentType, String body) {

        boolean accepted() {
            return status / 100 == 2;
        }
    }

    /**
     * Posts to a subscriber.
     *
     * @throws IOException if no answer came within the time
     */
    Reply post(URI url, String contentType, String body, Duration timeout) throws IOException;
}
