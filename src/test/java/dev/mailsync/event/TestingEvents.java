package dev.mailsync.event;

import java.time.Clock;

import dev.mailsync.platform.dynamo.Dynamo;

/** The log for tests of those who write to it. */
public final class TestingEvents {

    private TestingEvents() {}

    public static EventLog log(Dynamo tables) {
        return new EventLog(tables, Clock.systemUTC());
    }
}
