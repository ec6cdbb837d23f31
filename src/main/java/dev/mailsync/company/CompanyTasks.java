package dev.mailsync.company;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Condition;
import dev.mailsync.dynamo.DueItems;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Expression;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.CompanyId;

/** Tasks in the table {@code quotas}, {@code {company} / task#{name}}, and in the index of what is due. */
@ApplicationScoped
public class CompanyTasks {

    private static final String CHANGES = "changes";
    private static final String VERSION = "version";
    private static final String POSITION = "position";

    private final Dynamo dynamo;

    CompanyTasks(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The write by which all mailboxes of the company are told of changes, many of them at once. */
    public static Write telling(CompanyId company, Set<CompanyChange> changes, Instant now) {
        var key = key(company, CompanyTask.Name.CHANGES);
        var expression = Expression.nothing()
                .add(VERSION, 1)
                .add(
                        CHANGES,
                        Item.texts(changes.stream().map(CompanyChange::name).toList()));
        return Write.update(Table.QUOTAS, key, DueItems.at(expression, key, now));
    }

    static Write startingRetention(CompanyId company, Instant now) {
        var key = key(company, CompanyTask.Name.RETENTION);
        return Write.update(Table.QUOTAS, key, DueItems.at(Expression.nothing().add(VERSION, 1), key, now));
    }

    /** Empty unless it is due. */
    public Optional<CompanyTask> find(CompanyId company, CompanyTask.Name name) {
        return dynamo.get(Table.QUOTAS, key(company, name))
                .filter(item -> item.has(Table.Index.DUE.sortKey()))
                .map(item -> new CompanyTask(
                        name,
                        item.strings(CHANGES).stream()
                                .map(CompanyChange::valueOf)
                                .collect(Collectors.toSet()),
                        item.number(VERSION),
                        item.optionalString(POSITION)));
    }

    public void moved(CompanyId company, CompanyTask task, String position) {
        dynamo.update(Write.update(
                Table.QUOTAS, key(company, task.name()), Expression.nothing().set(POSITION, position), asRead(task)));
    }

    /**
     * The task is done for all connections.
     *
     * @param again when it is to be done anew, if ever
     * @return false if another cause came up meanwhile, for which it begins at the first connection again
     */
    public boolean done(CompanyId company, CompanyTask task, Optional<Instant> again) {
        var key = key(company, task.name());
        var ended = Expression.nothing().remove(POSITION, CHANGES);
        var settled = dynamo.update(Write.update(
                Table.QUOTAS,
                key,
                again.map(at -> DueItems.at(ended, key, at)).orElseGet(() -> DueItems.done(ended)),
                asRead(task)));
        if (!settled) {
            dynamo.update(Write.update(Table.QUOTAS, key, Expression.nothing().remove(POSITION)));
        }
        return settled;
    }

    private static Condition asRead(CompanyTask task) {
        return Condition.equal(VERSION, Item.number(task.version()));
    }

    private static Item key(CompanyId company, CompanyTask.Name name) {
        return Item.key(company.value(), "task#" + name);
    }
}
