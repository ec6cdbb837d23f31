package dev.mailsync.connection;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * When there is work to do on an enabled mailbox.
 *
 * @param due when each task is due; catch-ups and the audit always have a time
 * @param requestedScans scans to begin, with the received time from which they start
 * @param searching addresses whose email is to be searched for
 * @param backfillFailures how many times in a row each task that reads old email failed; lacks those that did not
 */
public record SyncSchedule(
        Map<MailboxTask, Instant> due,
        Map<ScanKind, Instant> requestedScans,
        Set<String> searching,
        Map<MailboxTask, Integer> backfillFailures) {

    /** With more than these, all email is scanned instead. */
    private static final int MOST_SEARCHED = 48;

    public SyncSchedule {
        due = Map.copyOf(due);
        requestedScans = Map.copyOf(requestedScans);
        searching = Set.copyOf(searching);
        backfillFailures = Map.copyOf(backfillFailures);
    }

    static SyncSchedule allAt(Instant now, Instant auditAt) {
        return new SyncSchedule(Map.of(), Map.of(), Set.of(), Map.of())
                .catchUps(now, now)
                .at(MailboxTask.AUDIT, Optional.of(auditAt));
    }

    public Instant quickCatchUpAt() {
        return due.get(MailboxTask.QUICK_CATCH_UP);
    }

    public Instant fullCatchUpAt() {
        return due.get(MailboxTask.FULL_CATCH_UP);
    }

    public Optional<Instant> scanAt() {
        return Optional.ofNullable(due.get(MailboxTask.SCAN));
    }

    public boolean isDue(MailboxTask task, Instant now) {
        return due.containsKey(task) && !now.isBefore(due.get(task));
    }

    SyncSchedule catchUps(Instant quick, Instant full) {
        return at(MailboxTask.QUICK_CATCH_UP, Optional.of(quick)).at(MailboxTask.FULL_CATCH_UP, Optional.of(full));
    }

    /** @param time empty to cancel the task, which then no longer fails */
    SyncSchedule at(MailboxTask task, Optional<Instant> time) {
        return time.map(at -> with(changed -> changed.put(task, at)))
                .orElseGet(() -> with(changed -> changed.remove(task)).succeeded(task));
    }

    /** Makes the task due at that time, unless it is due earlier. */
    SyncSchedule noLaterThan(MailboxTask task, Instant time) {
        return with(changed -> changed.merge(task, time, SyncSchedule::earlier));
    }

    /** The task failed and is not run again before {@code at}. Others go on: each fails for itself. */
    SyncSchedule failed(MailboxTask task, Instant at) {
        return with(changed -> changed.computeIfPresent(task, (same, time) -> later(time, at)))
                .backfillFailures(failures -> failures.merge(task, 1, Integer::sum));
    }

    /** Not before {@code next}, unless it was cancelled in the meantime. */
    SyncSchedule postponed(MailboxTask task, Instant next) {
        return with(changed -> changed.computeIfPresent(task, (same, time) -> next));
    }

    SyncSchedule succeeded(MailboxTask task) {
        return backfillFailures(failures -> failures.remove(task));
    }

    public int backfillFailures(MailboxTask task) {
        return backfillFailures.getOrDefault(task, 0);
    }

    /** Makes the task due at that time, also if it is due already: work that is under way for it may have missed something. */
    SyncSchedule againAt(MailboxTask task, Instant time, Instant now) {
        return due.containsKey(task) && due.get(task).isAfter(now)
                ? noLaterThan(task, time)
                : at(task, Optional.of(time));
    }

    /** Always sets both times: running work that uses an earlier limit notices the change by them. */
    SyncSchedule quotaRaised(Instant now) {
        return at(MailboxTask.DEFERRED_MAIL, Optional.of(now)).at(MailboxTask.SCAN, Optional.of(now));
    }

    /** If requested more than once, the scan starts from the earliest time. */
    SyncSchedule requestScan(ScanKind kind, Instant from, Instant at) {
        return requestedScans(all -> all.merge(kind, from, SyncSchedule::earlier))
                .noLaterThan(MailboxTask.SCAN, at);
    }

    SyncSchedule begun(ScanKind kind) {
        return requestedScans(all -> all.remove(kind));
    }

    /**
     * Searches for a few addresses, at the time of a search that is already due, if any; for many addresses, scans
     * everything from {@code horizon} on.
     */
    SyncSchedule searching(Set<String> addresses, Instant horizon, Instant at) {
        var all = new HashSet<>(searching);
        all.addAll(addresses);
        return all.size() > MOST_SEARCHED
                ? new SyncSchedule(due, requestedScans, Set.of(), backfillFailures)
                        .at(MailboxTask.LEAD_SEARCH, Optional.empty())
                        .requestScan(ScanKind.LEADS, horizon, at)
                : new SyncSchedule(due, requestedScans, all, backfillFailures)
                        .at(MailboxTask.LEAD_SEARCH, Optional.of(due.getOrDefault(MailboxTask.LEAD_SEARCH, at)));
    }

    /** Addresses added in the meantime remain to be searched for. */
    SyncSchedule searched(Set<String> addresses) {
        var rest = new HashSet<>(searching);
        rest.removeAll(addresses);
        var left = new SyncSchedule(due, requestedScans, rest, backfillFailures);
        return rest.isEmpty() ? left.at(MailboxTask.LEAD_SEARCH, Optional.empty()) : left;
    }

    Instant earliest() {
        return due.values().stream().min(Instant::compareTo).orElseThrow();
    }

    private SyncSchedule with(Consumer<Map<MailboxTask, Instant>> change) {
        var changed = new EnumMap<MailboxTask, Instant>(MailboxTask.class);
        changed.putAll(due);
        change.accept(changed);
        return new SyncSchedule(changed, requestedScans, searching, backfillFailures);
    }

    private SyncSchedule backfillFailures(Consumer<Map<MailboxTask, Integer>> change) {
        var changed = new EnumMap<MailboxTask, Integer>(MailboxTask.class);
        changed.putAll(backfillFailures);
        change.accept(changed);
        return new SyncSchedule(due, requestedScans, searching, changed);
    }

    private SyncSchedule requestedScans(Consumer<Map<ScanKind, Instant>> change) {
        var changed = new EnumMap<ScanKind, Instant>(ScanKind.class);
        changed.putAll(requestedScans);
        change.accept(changed);
        return new SyncSchedule(due, changed, searching, backfillFailures);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
