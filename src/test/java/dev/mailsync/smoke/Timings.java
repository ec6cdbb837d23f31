package dev.mailsync.smoke;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happened, in order. Graph calls from threads of its own. */
final class Timings {

    record Call(String step, String function, String what, String event, String answer, Duration took) {}

    private final Map<String, Duration> starts = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private volatile String step = "start";

    void step(String name) {
        step = name;
    }

    void started(String function, Duration took) {
        starts.put(function, took);
    }

    void answered(String function, String what, String event, String answer, Duration took) {
        calls.add(new Call(step, function, what, event, answer, took));
    }

    Failure.Reported failed(Failure failure) {
        failures.add(failure);
        return new Failure.Reported(failure);
    }

    /** Every call was answered, and yet not as it should be: most likely the last one tells why. */
    void wrong(Throwable what) {
        var last = calls.isEmpty() ? new Call(step, "none", "nothing", "", "", Duration.ZERO) : calls.getLast();
        failures.add(new Failure(last.function(), "after " + last.what(), last.event(), String.valueOf(what)));
    }

    Map<String, Duration> starts() {
        return starts;
    }

    List<Call> calls() {
        return calls;
    }

    List<Failure> failures() {
        return failures;
    }
}
