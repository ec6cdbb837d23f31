package dev.mailsync.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The seeds that are played: {@code -Dseed=…} is the first, {@code -Dseeds=…} says how many. */
record Seeds(long first, long many) {

    /** As many as the build has time for, which says so; a few otherwise. */
    static Seeds wanted() {
        return new Seeds(Long.getLong("seed", 1), Long.getLong("seeds", 10));
    }

    /** A share of them, for what takes longer to play. */
    Seeds oneIn(int share) {
        return new Seeds(first, Math.max(1, many / share));
    }

    /**
     * Plays them on all cores, each core in a world of its own.
     *
     * @return those worlds
     */
    <W> List<W> play(Supplier<W> world, ObjLongConsumer<W> play) throws InterruptedException {
        var next = new AtomicLong(first);
        var cores = (int) Math.min(many, Runtime.getRuntime().availableProcessors());
        var worlds = IntStream.range(0, cores).mapToObj(core -> world.get()).toList();
        try (var workers = Executors.newFixedThreadPool(cores)) {
            var running = new ArrayList<Callable<Void>>();
            worlds.forEach(each -> running.add(() -> playOn(each, next, play)));
            for (var done : workers.invokeAll(running)) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw (AssertionError) failed.getCause();
        }
        return worlds;
    }

    private <W> Void playOn(W world, AtomicLong next, ObjLongConsumer<W> play) {
        for (var seed = next.getAndIncrement(); seed < first + many; seed = next.getAndIncrement()) {
            try {
                play.accept(world, seed);
            } catch (Throwable failed) {
                throw new AssertionError("Seed " + seed + ", to be replayed by -Dseed=" + seed + " -Dseeds=1", failed);
            }
        }
        return null;
    }
}
