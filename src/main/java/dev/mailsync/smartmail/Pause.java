package dev.mailsync.smartmail;

import java.time.Duration;

/** The short waits between looks at Microsoft. */
public interface Pause {

    void pause(Duration time);
}
