package dev.mailsync.smartmail;

import java.time.Duration;

/** The short waits between checks at Microsoft. */
public interface Pause {

    void pause(Duration time);
}
