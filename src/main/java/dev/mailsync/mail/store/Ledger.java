package dev.mailsync.mail.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.mail.activity.Activity;
import dev.mailsync.mail.activity.StatusHistory;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.MailboxId;

/**
 * What was recorded for a user, and the generation under which more may be. Every write of a worker is made in a
 * transaction with a condition on the generation; disabling raises it, so that nothing in flight can write afterwards.
 * It is a small item of its own because it takes part in the recording of every email.
 *
 * @param byDay how many emails were recorded per day in the company's time zone; the latest days only
 * @param skipped how many emails were skipped, by reason; repeated checks may count again
 * @param skippedUpTo the received time of the latest email that was skipped because no lead takes part in it
 * @param smartMailAt when Smart Mail was last sent, if ever: whether to look out for its copies
 * @param deferred how many emails the quota deferred; empty if they haven't been counted yet
 * @param mailboxes all mailboxes of the user whose email is kept
 * @param activity what was done on each of the last days
 */
public record Ledger(
        long generation,
        long recorded,
        Map<String, Long> byDay,
        Map<String, Long> skipped,
        Optional<Instant> skippedUpTo,
        Optional<Instant> smartMailAt,
        Optional<Long> deferred,
        Set<MailboxId> mailboxes,
        Optional<RemovalProgress> removal,
        Activity activity,
        StatusHistory statusHistory) {

    /** @param doneAt the receipt: when the last email was removed */
    public record RemovalProgress(long total, long removed, Optional<Instant> doneAt) {}

    static final String GENERATION = "generation";
    static final String RECORDED = "recorded";
    static final String DAY = "day_";
    static final String SKIPPED = "leftOut_";
    static final String SKIPPED_UP_TO = "leftOutUpTo";
    static final String SMART_MAIL_AT = "smartMailAt";
    public static final String DEFERRED = "deferred";
    static final String MAILBOXES = "mailboxes";
    static final String REMOVAL_TOTAL = "removalTotal";
    public static final String REMOVED = "removed";
    static final String REMOVAL_DONE_AT = "removalDoneAt";
    private static final String STATUS_HISTORY = "statuses";

    public static final Ledger EMPTY = from(Item.key("", "").with(GENERATION, 0));

    public Ledger {
        byDay = Map.copyOf(byDay);
        skipped = Map.copyOf(skipped);
        mailboxes = Set.copyOf(mailboxes);
    }

    public static Item key(ConnectionId connection) {
        return Item.key(connection.value(), "ledger");
    }

    static String day(LocalDate day) {
        return DAY + day;
    }

    public static Ledger from(Item item) {
        var removal = item.has(REMOVAL_TOTAL)
                ? Optional.of(new RemovalProgress(
                        item.number(REMOVAL_TOTAL), item.count(REMOVED), item.optionalInstant(REMOVAL_DONE_AT)))
                : Optional.<RemovalProgress>empty();
        var mailboxes = item.strings(MAILBOXES).stream().map(MailboxId::new).collect(Collectors.toSet());
        return new Ledger(
                item.number(GENERATION),
                item.count(RECORDED),
                item.counts(DAY),
                item.counts(SKIPPED),
                item.optionalInstant(SKIPPED_UP_TO),
                item.optionalInstant(SMART_MAIL_AT),
                item.has(DEFERRED) ? Optional.of(item.number(DEFERRED)) : Optional.empty(),
                mailboxes,
                removal,
                Activity.from(item),
                StatusHistory.parse(item.optionalString(STATUS_HISTORY)));
    }

    public long recordedOn(LocalDate day) {
        return byDay.getOrDefault(day.toString(), 0L);
    }

    /** The fencing token: holds until somebody disables sync or signs in to another mailbox. */
    public static Condition ifGeneration(long generation) {
        return Condition.equal(GENERATION, Item.number(generation));
    }

    /** Belongs to the step after which a Smart Mail may have been sent. */
    public static Write sendsSmartMail(ConnectionId connection, long generation, Instant now) {
        return Write.update(
                Table.USERS,
                key(connection),
                UpdateExpression.empty().set(SMART_MAIL_AT, now.toString()),
                ifGeneration(generation));
    }

    /** Starts a generation in which email of this mailbox may be recorded. */
    public static Write begin(ConnectionId connection, long generation, MailboxId mailbox) {
        var expression = UpdateExpression.empty()
                .set(GENERATION, generation)
                .set(DEFERRED, 0)
                .add(MAILBOXES, Item.texts(Set.of(mailbox.value())))
                .remove(REMOVAL_TOTAL, REMOVED, REMOVAL_DONE_AT, SKIPPED_UP_TO);
        return Write.update(
                Table.USERS, key(connection), expression, Condition.newItem().or(ifGeneration(generation - 1)));
    }

    /** Ends a generation: no work in flight may write anymore. Keeps what was recorded. */
    public static Write end(ConnectionId connection, long generation) {
        return Write.update(
                Table.USERS,
                key(connection),
                UpdateExpression.empty().set(GENERATION, generation + 1).remove(DEFERRED),
                ifGeneration(generation));
    }

    /** Ends this generation to remove everything recorded, unless more was recorded since this was read. */
    public Write endForRemoval(ConnectionId connection) {
        var expression = UpdateExpression.empty()
                .set(GENERATION, generation + 1)
                .set(REMOVAL_TOTAL, recorded)
                .set(REMOVED, 0)
                .remove(REMOVAL_DONE_AT, DEFERRED);
        return Write.update(
                Table.USERS,
                key(connection),
                expression,
                ifGeneration(generation).and(countsAsRead()));
    }

    /** Counts an email that is deleted on its own, by an erasure or by its age; as removed if a removal is running. */
    public Write without(ConnectionId connection) {
        var expression = isBeingRemoved()
                ? UpdateExpression.empty().add(REMOVED, 1)
                : UpdateExpression.empty().add(RECORDED, -1);
        return Write.update(Table.USERS, key(connection), expression, ifGeneration(generation));
    }

    public static Condition notBeingRemoved() {
        return new Condition.Absent(REMOVAL_TOTAL).or(new Condition.Present(REMOVAL_DONE_AT));
    }

    public boolean isBeingRemoved() {
        return removal.filter(it -> it.doneAt().isEmpty()).isPresent();
    }

    private Condition countsAsRead() {
        var equal = Condition.equal(RECORDED, Item.number(recorded));
        return recorded == 0 ? new Condition.Absent(RECORDED).or(equal) : equal;
    }

    /** Issues the receipt: none of the user's email is left, and all counters except the quota's restart at zero. */
    public Write removalDone(ConnectionId connection, Instant now) {
        var expression = activity.forgetting()
                .set(REMOVAL_DONE_AT, now.toString())
                .set(RECORDED, 0)
                .remove(MAILBOXES, SKIPPED_UP_TO)
                .remove(skipped.keySet().stream()
                        .map(reason -> SKIPPED + reason)
                        .toArray(String[]::new));
        return Write.update(Table.USERS, key(connection), expression, ifGeneration(generation));
    }

    /** Belongs to a status change, which nobody else may have reported since this was read. */
    public static Write statusHistory(ConnectionId connection, StatusHistory history) {
        return Write.update(
                Table.USERS, key(connection), UpdateExpression.empty().set(STATUS_HISTORY, history.text()));
    }

    /**
     * Drops the quota's counters before one day and packs all other counters before another one.
     *
     * @return empty if there is nothing to do
     */
    Optional<Write.Update> tidy(ConnectionId connection, LocalDate quotaFrom, LocalDate openFrom) {
        var old = byDay.keySet().stream()
                .filter(it -> LocalDate.parse(it).isBefore(quotaFrom))
                .map(it -> DAY + it)
                .toArray(String[]::new);
        var expression = UpdateExpression.empty().remove(old).and(activity.packing(openFrom));
        return expression.actions().isEmpty()
                ? Optional.empty()
                : Optional.of(Write.update(
                        Table.USERS,
                        key(connection),
                        expression,
                        ifGeneration(generation).and(activity.isAsRead())));
    }
}
