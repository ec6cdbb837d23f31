package dev.mailsync.company;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;

/** Tasks in the table {@code quotas}, {@code {company} / task#{name}}, and in the due index. */
@ApplicationScoped
public class CompanyTasks {

    private static final String CHANGES = "changes";
    private static final String ADDRESSES = "newAddresses";
    private static final String GATHERED = "gathered";
    private static final String VERSION = "version";
    private static final String POSITION = "position";
    private static final String BEGUN_AT = "begunAt";

    /** If there are more, mailboxes do not search for their email individually. */
    private static final int FEW = 40;

    /** Separate from the time in the index, which a sweep moves when it claims the item. */
    private static final String NEXT_AT = "nextAt";

    private final Dynamo dynamo;

    CompanyTasks(Dynamo dynamo) {
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

    /** Empty if nothing of it is due now. */
    public Optional<CompanyTask> find(CompanyId company, CompanyTask.Name name, Instant now) {
        return dynamo.get(Table.QUOTAS, key(company, name))
                .filter(item -> item.optionalInstant(NEXT_AT)
                        .filter(at -> !now.isBefore(at))
                        .isPresent())
                .map(item -> new CompanyTask(
                        name,
                        item.strings(CHANGES).stream()
                                .map(CompanyChange::valueOf)
                                .collect(Collectors.toSet()),
                        item.strings(ADDRESSES),
                        item.has(BEGUN_AT) ? item.number(BEGUN_AT) : item.number(VERSION),
                        item.optionalString(POSITION)));
    }

    /** Every connection up to there knows all triggers up to the one with which the round began. */
    public void moved(CompanyId company, CompanyTask task, String position) {
        dynamo.update(Write.update(
                Table.QUOTAS,
                key(company, task.name()),
                UpdateExpression.empty().set(POSITION, position).set(BEGUN_AT, task.version())));
    }

    /**
     * Ends the task for all connections. If it was triggered again since the round began, another round is due.
     *
     * @param again when the task must run next in any case, if ever
     */
    public void done(CompanyId company, CompanyTask task, Optional<Instant> again, Instant now) {
        var key = key(company, task.name());
        var ended = UpdateExpression.empty()
                .remove(POSITION, BEGUN_AT, CHANGES, ADDRESSES, GATHERED)
                .setOrRemove(NEXT_AT, again.map(Instant::toString));
        var settled = dynamo.update(Write.update(
                Table.QUOTAS,
                key,
                again.map(at -> DueItems.at(ended, key, at)).orElseGet(() -> DueItems.done(ended)),
                asRead(task)));
        if (!settled) {
            var restart = UpdateExpression.empty().remove(POSITION, BEGUN_AT);
            dynamo.update(Write.update(Table.QUOTAS, key, DueItems.at(restart, key, now)));
        }
    }

    private static Condition asRead(CompanyTask task) {
        return Condition.equal(VERSION, Item.number(task.version()));
    }

    private static Item key(CompanyId company, CompanyTask.Name name) {
        return Item.key(company.value(), "task#" + name);
    }
}
