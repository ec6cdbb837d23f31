package dev.mailsync.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;

/**
 * A company's seats and their waiting list, in the table {@code quotas}. Every change is a write in the transaction of
 * its cause, so that seats and connections never disagree. Whatever may free a seat for somebody on the waiting list
 * makes the company due.
 *
 * <pre>
 * {company}   seats                            limit, inUse, waiting, version
 *             waiting#{arrival}#{connection}   in order of arrival
 * </pre>
 */
@ApplicationScoped
public class Seats {

    private static final String LIMIT = "limit";
    private static final String IN_USE = "inUse";
    private static final String WAITING = "waiting";
    private static final String VERSION = "version";
    private static final String LINE = "waiting#";

    /** @param limit empty if the CRM has set none */
    public record State(Optional<Integer> limit, long inUse, long waiting, long version) {

        public boolean isAnyFree() {
            return limit.map(most -> inUse < most).orElse(true);
        }

        public boolean isFreeForNewcomer() {
            return isAnyFree() && waiting == 0;
        }
    }

    /** A place on the waiting list, by the time of arrival. */
    public record Waiting(ConnectionId connection, Instant arrivedAt) {}

    private static final Condition ANY_FREE =
            new Condition.Absent(LIMIT).or(new Condition.BelowAttribute(IN_USE, LIMIT));

    private static final Condition FREE_FOR_NEWCOMER =
            ANY_FREE.and(new Condition.Absent(WAITING).or(new Condition.Below(WAITING, 1)));

    private final Dynamo dynamo;

    Seats(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    public State of(CompanyId company) {
        var item = dynamo.get(Table.QUOTAS, key(company)).orElse(key(company));
        return new State(
                item.has(LIMIT) ? Optional.of((int) item.number(LIMIT)) : Optional.empty(),
                item.count(IN_USE),
                item.count(WAITING),
                item.count(VERSION));
    }

    /** Takes a seat if one is free and nobody waits for it. */
    public Write taking(CompanyId company) {
        return Write.update(Table.QUOTAS, key(company), changing().add(IN_USE, 1), FREE_FOR_NEWCOMER);
    }

    /** Joins the waiting list, unless a seat is free and nobody waits. */
    public List<Write> joining(CompanyId company, Waiting newcomer) {
        return List.of(
                Write.update(
                        Table.QUOTAS, key(company), changing().add(WAITING, 1), new Condition.Not(FREE_FOR_NEWCOMER)),
                Write.put(
                        Table.QUOTAS,
                        row(company, newcomer)
                                .with("connection", newcomer.connection().value())
                                .with("arrivedAt", newcomer.arrivedAt()),
                        Condition.newItem()));
    }

    public List<Write> leaving(CompanyId company, Waiting waiting) {
        return List.of(
                Write.update(Table.QUOTAS, key(company), changing().add(WAITING, -1)),
                Write.delete(Table.QUOTAS, row(company, waiting), Condition.existingItem()));
    }

    public Write freeing(CompanyId company, Instant now) {
        return Write.update(Table.QUOTAS, key(company), due(changing().add(IN_USE, -1), company, now));
    }

    /** Gives a seat to somebody on the waiting list, if one is free. */
    public List<Write> promoting(CompanyId company, Waiting waiting) {
        return List.of(
                Write.update(
                        Table.QUOTAS, key(company), changing().add(IN_USE, 1).add(WAITING, -1), ANY_FREE),
                Write.delete(Table.QUOTAS, row(company, waiting), Condition.existingItem()));
    }

    /** Lowering the limit removes nobody. */
    public Write limiting(CompanyId company, Optional<Integer> limit, Instant now) {
        var counted = changing().add(IN_USE, 0);
        return Write.update(
                Table.QUOTAS,
                key(company),
                due(limit.map(most -> counted.set(LIMIT, most)).orElseGet(() -> counted.remove(LIMIT)), company, now));
    }

    public Optional<Waiting> first(CompanyId company) {
        return dynamo.page(lineRows(company).limit(1)).stream()
                .map(item -> new Waiting(new ConnectionId(item.string("connection")), item.instant("arrivedAt")))
                .findFirst();
    }

    /** The waiting list, the next one first. */
    public List<ConnectionId> line(CompanyId company) {
        var inOrder = new ArrayList<ConnectionId>();
        dynamo.each(lineRows(company), item -> inOrder.add(new ConnectionId(item.string("connection"))));
        return inOrder;
    }

    /** The position on the waiting list, from 1. */
    public long place(CompanyId company, Waiting waiting) {
        var own = row(company, waiting).sortKey();
        return dynamo.page(lineRows(company).only(Table.SORT_KEY)).stream()
                .filter(item -> item.sortKey().compareTo(own) <= 0)
                .count();
    }

    /**
     * Nothing is left to do for the company's waiting list.
     *
     * @return false if something has changed since the state was read
     */
    public boolean settled(CompanyId company, State asRead) {
        return dynamo.update(Write.update(
                Table.QUOTAS,
                key(company),
                DueItems.done(UpdateExpression.empty()),
                asRead.version() == 0
                        ? new Condition.Absent(VERSION)
                        : Condition.equal(VERSION, Item.number(asRead.version()))));
    }

    private static Query lineRows(CompanyId company) {
        return Query.of(Table.QUOTAS, company.value()).beginningWith(LINE);
    }

    private static UpdateExpression changing() {
        return UpdateExpression.empty().add(VERSION, 1);
    }

    private static UpdateExpression due(UpdateExpression change, CompanyId company, Instant now) {
        return DueItems.at(change, key(company), now);
    }

    private static Item key(CompanyId company) {
        return Item.key(company.value(), "seats");
    }

    private static Item row(CompanyId company, Waiting waiting) {
        var arrival = "%015d".formatted(waiting.arrivedAt().toEpochMilli());
        return Item.key(
                company.value(), LINE + arrival + "#" + waiting.connection().value());
    }
}
