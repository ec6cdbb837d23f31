package dev.mailsync.chaos;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What can go wrong at a remote call: the process dies before or after it, or the other side fails. */
final class CallFaults {

    private final RandomGenerator random;
    private double share;
    private int callsToLive;
    private int callsToInterference;
    private Runnable interference = () -> {};
    private boolean interfering;

    CallFaults(RandomGenerator random) {
        this.random = random;
    }

    void begin(double shareOfCalls) {
        share = shareOfCalls;
    }

    boolean isOn() {
        return share > 0;
    }

    void end() {
        share = 0;
    }

    /** The process dies at the remote call of that number, and lives on until the next time this is said. */
    void crashAt(int call) {
        callsToLive = call;
    }

    /** Somebody else does this just before the remote call of that number. */
    void interfereAt(int call, Runnable others) {
        callsToInterference = call;
        interference = others;
    }

    /** For looking on, which must not disturb. */
    <T> T paused(Supplier<T> look) {
        var before = share;
        share = 0;
        try {
            return look.get();
        } finally {
            share = before;
        }
    }

    /** What somebody else may do at any remote call of the work that follows. */
    void during(Runnable others, Runnable work) {
        interference = others;
        try {
            work.run();
        } finally {
            interference = () -> {};
        }
    }

    void mayCrash(String where) {
        if (callsToInterference > 0 && --callsToInterference == 0) {
            interference.run();
        }
        if (callsToLive > 0 && --callsToLive == 0) {
            throw new Crash(where);
        }
        if (share > 0 && !interfering && random.nextDouble() < share / 2) {
            interfering = true;
            try {
                paused(() -> {
                    interference.run();
                    return true;
                });
            } finally {
                interfering = false;
            }
        }
        if (share > 0 && random.nextDouble() < share) {
            throw new Crash(where);
        }
    }

    boolean fails() {
        return share > 0 && random.nextDouble() < share;
    }
}
