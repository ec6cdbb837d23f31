package dev.mailsync.chaos;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncQueue;

/** A FIFO queue: in each group the first job comes again until it is done. */
final class FaultyQueue implements SyncQueue {

    private record Waiting(int number, SyncJob job) {}

    private final Map<String, Deque<Waiting>> groups = new LinkedHashMap<>();
    private final Supplier<CallFaults> faults;
    private boolean down;
    private int sent;

    FaultyQueue(Supplier<CallFaults> faults) {
        this.faults = faults;
    }

    synchronized void clear() {
        down = false;
        groups.clear();
    }

    synchronized void goDown() {
        down = true;
    }

    @Override
    public synchronized void send(List<SyncJob> jobs) {
        if (down) {
            throw new IllegalStateException("SQS is not available");
        }
        for (var job : jobs) {
            faults.get().mayCrash("before SQS");
            if (faults.get().fails()) {
                throw new IllegalStateException("SQS is not available");
            }
            groups.computeIfAbsent(job.group(), group -> new ArrayDeque<>()).add(new Waiting(sent, job));
            sent++;
        }
        faults.get().mayCrash("after SQS");
    }

    /** So many jobs, ever. */
    synchronized int sent() {
        return sent;
    }

    synchronized Optional<SyncJob> next(RandomGenerator random) {
        var waiting = groups.values().stream().filter(jobs -> !jobs.isEmpty()).toList();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.get(random.nextInt(waiting.size())).peek().job());
    }

    /** @param inHand the groups whose first job a worker has */
    synchronized Optional<SyncJob> oldest(Set<String> inHand) {
        return groups.values().stream()
                .flatMap(jobs -> Stream.ofNullable(jobs.peek()))
                .filter(waiting -> !inHand.contains(waiting.job().group()))
                .min(Comparator.comparing(Waiting::number))
                .map(Waiting::job);
    }

    synchronized void done(SyncJob job) {
        groups.get(job.group()).remove();
    }

    /** Until none is left, those that come meanwhile included. */
    void workOff(RandomGenerator random, Consumer<SyncJob> work) {
        for (var job = next(random); job.isPresent(); job = next(random)) {
            work.accept(job.get());
            done(job.get());
        }
    }
}
