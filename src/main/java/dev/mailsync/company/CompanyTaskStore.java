package dev.mailsync.company;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.ConflictRetry;
import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;

/**
 * Tasks in the table {@code quotas} and in the due index. {@code {company} / task#{name}} gathers what is to be done; a
 * round over the connections takes it along to {@code {company} / round#{name}}, so that what comes up meanwhile is
 * the next round's, alone.
 */
@ApplicationScoped
public class CompanyTaskStore {

    private static final String ROUND = "round#";
    private static final String CHANGES = "changes";
    private static final String ADDRESSES = "newAddresses";
    private static final String GATHERED = "gathered";
    private static final String VERSION = "version";
    private static final String POSITION = "position";

    /** In a task of release 0.1.0, which kept its round in the same row. */
    private static final String BEGUN_AT = "begunAt";

    /** If there are more, mailboxes do not search for their email individually. */
    private static final int FEW = 40;

    /** Separate from the time in the index, which a sweep moves when it claims the item. */
    private static final String NEXT_AT = "nextAt";

    /** After this a sweep resumes a round whose job was lost; usually the next job has done so long before. */
    private static final Duration RESUMED_AFTER = Duration.ofMinutes(10);

    private static final ConflictRetry CONFLICTS = new ConflictRetry(5, "A company's task keeps changing");

    private final Dynamo dynamo;

    CompanyTaskStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The write that notifies all mailboxes of the company of changes, several changes at once. */
    public static Write telling(CompanyId company, Set<CompanyChange> changes, Instant now) {
        var names = Item.texts(changes.stream().map(CompanyChange::name).toList());
        return starting(
                company, CompanyTask.Name.CHANGES, now, UpdateExpression.empty().add(CHANGES, names));
    }

    /**
     * The write that makes the mailboxes search for email of addresses that became a lead's. Refused once many have
     * accumulated: then {@link CompanyChange#RULES} is used instead, and everything is scanned once.
     */
    public static Write tellingOfAddresses(CompanyId company, Set<String> addresses, Instant now) {
        var gathering =
                UpdateExpression.empty().add(ADDRESSES, Item.texts(addresses)).add(GATHERED, addresses.size());
        var few = new Condition.Absent(GATHERED).or(new Condition.Below(GATHERED, FEW));
        return starting(company, CompanyTask.Name.CHANGES, now, gathering).onlyIf(Optional.of(few));
    }

    static Write startingRetention(CompanyId company, Instant now) {
        return starting(company, CompanyTask.Name.RETENTION, now, UpdateExpression.empty());
    }

    private static Write.Update starting(CompanyId company, CompanyTask.Name name, Instant now, UpdateExpression with) {
        var key = key(company, name);
        var expression = with.add(VERSION, 1).set(NEXT_AT, now.toString());
        return Write.update(Table.QUOTAS, key, DueItems.atLatest(expression, key, now));
    }

    /** Begins a round, or returns the one that is under way; empty if nothing of the task is due now. */
    public Optional<CompanyTask> begin(CompanyId company, CompanyTask.Name name, Instant now) {
        return CONFLICTS.run(() -> {
            var rows = dynamo.getAll(Table.QUOTAS, List.of(key(company, name), roundKey(company, name)));
            var round = rows.stream().filter(item -> isRound(item, name)).findAny();
            if (round.isPresent()) {
                return Optional.of(round.map(item -> task(name, item)));
            }
            var due = rows.stream().filter(item -> isDue(item, now)).findAny();
            return due.isEmpty()
                    ? Optional.of(Optional.empty())
                    : take(company, name, due.get(), now).map(Optional::of);
        });
    }

    /** Moves what is due to a new round; empty if somebody else was faster. */
    private Optional<CompanyTask> take(CompanyId company, CompanyTask.Name name, Item due, Instant now) {
        var round = roundKey(company, name)
                .with(VERSION, due.number(VERSION))
                .with(CHANGES, due.strings(CHANGES))
                .with(ADDRESSES, due.strings(ADDRESSES));
        var taken = DueItems.done(
                UpdateExpression.empty().remove(CHANGES, ADDRESSES, GATHERED, NEXT_AT, POSITION, BEGUN_AT));
        var asRead = Condition.equal(VERSION, Item.number(due.number(VERSION)))
                .and(Condition.equal(NEXT_AT, Item.text(due.string(NEXT_AT))));
        var begun = dynamo.transact(List.of(
                Write.update(Table.QUOTAS, key(company, name), taken, asRead),
                Write.put(Table.QUOTAS, DueItems.at(round, now.plus(RESUMED_AFTER)), Condition.newItem())));
        return begun.isEmpty() ? Optional.of(task(name, round)) : Optional.empty();
    }

    /** Every connection up to there has been told. */
    public void move(CompanyId company, CompanyTask round, String position) {
        dynamo.update(Write.update(
                Table.QUOTAS,
                roundKey(company, round.name()),
                UpdateExpression.empty().set(POSITION, position),
                isStill(round)));
    }

    /**
     * Ends the round, as all connections have been told.
     *
     * @param again when the next one must run in any case, if ever
     */
    public void end(CompanyId company, CompanyTask round, Optional<Instant> again, Instant now) {
        var key = key(company, round.name());
        // A sweep that claimed what came up during the round has put it off.
        dynamo.update(Write.update(
                Table.QUOTAS,
                key,
                DueItems.at(UpdateExpression.empty(), key, now),
                new Condition.Not(new Condition.Absent(NEXT_AT))));
        var writes = new ArrayList<Write>();
        writes.add(Write.delete(Table.QUOTAS, roundKey(company, round.name()), isStill(round)));
        again.map(at -> DueItems.atLatest(
                        UpdateExpression.empty().setIfMissing(NEXT_AT, Item.text(at.toString())), key, at))
                .ifPresent(next -> writes.add(Write.update(Table.QUOTAS, key, next)));
        dynamo.transact(writes);
    }

    private static CompanyTask task(CompanyTask.Name name, Item item) {
        return new CompanyTask(
                name,
                item.strings(CHANGES).stream().map(CompanyChange::valueOf).collect(Collectors.toSet()),
                item.strings(ADDRESSES),
                item.number(VERSION),
                item.optionalString(POSITION));
    }

    private static boolean isRound(Item item, CompanyTask.Name name) {
        return item.sortKey().equals(ROUND + name);
    }

    private static boolean isDue(Item item, Instant now) {
        return item.optionalInstant(NEXT_AT).filter(at -> !now.isBefore(at)).isPresent();
    }

    private static Condition isStill(CompanyTask round) {
        return Condition.equal(VERSION, Item.number(round.version()));
    }

    private static Item key(CompanyId company, CompanyTask.Name name) {
        return Item.key(company.value(), "task#" + name);
    }

    private static Item roundKey(CompanyId company, CompanyTask.Name name) {
        return Item.key(company.value(), ROUND + name);
    }
}
