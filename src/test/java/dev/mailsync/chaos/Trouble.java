package dev.mailsync.chaos;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What can go wrong at a remote call: the process dies before or after it, or the other side fails. */
final class Trouble {

    private final RandomGenerator random;
    private double share;

    Trouble(RandomGenerator random) {
        this.random = random;
    }

    void begin(double shareOfCalls) {
        share = shareOfCalls;
    }

    void end() {
        share = 0;
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

    void mayCrash(String where) {
        if (share > 0 && random.nextDouble() < share) {
            throw new Crash(where);
        }
    }

    boolean fails() {
        return share > 0 && random.nextDouble() < share;
    }
}
