package dev.mailsync.platform.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The writes of a transaction in the form that DynamoDB accepts: it refuses to change an item twice, so updates and
 * checks of one item are merged, whoever they come from.
 */
public final class Transaction {

    private record Target(Table table, String partition, String sort) {

        static Target of(Write write) {
            return new Target(
                    write.table(), write.key().partitionKey(), write.key().sortKey());
        }
    }

    private final List<Write> writes;
    private final List<Integer> positions = new ArrayList<>();

    private Transaction(List<Write> asked) {
        var byTarget = new LinkedHashMap<Target, Write>();
        for (int i = 0; i < asked.size(); i++) {
            var write = asked.get(i);
            if (byTarget.merge(Target.of(write), write, Transaction::together) == write) {
                positions.add(i);
            }
        }
        writes = List.copyOf(byTarget.values());
    }

    /** Throws if two of the writes exclude each other, or if there are none or too many. */
    public static Transaction of(List<Write> asked) {
        var transaction = new Transaction(asked);
        if (asked.isEmpty() || transaction.writes.size() > Dynamo.MAX_TRANSACTION) {
            throw new IllegalArgumentException("Not a transaction that DynamoDB accepts");
        }
        return transaction;
    }

    public List<Write> writes() {
        return writes;
    }

    /** The position, among the requested writes, of the one that was refused. */
    public OptionalInt asked(OptionalInt refused) {
        return refused.isPresent() ? OptionalInt.of(positions.get(refused.getAsInt())) : refused;
    }

    /** Throws {@link BusyException} if it is too late for one of the writes. */
    public void requireInTime(Instant now) {
        for (var write : writes) {
            if (write instanceof Write.Timed timed && now.isAfter(timed.notAfter())) {
                throw new BusyException("It took too long to write to DynamoDB");
            }
        }
    }

    private static Write together(Write one, Write other) {
        if (one instanceof Write.Check check && other instanceof Write.Check more) {
            return Write.check(one.table(), one.key(), check.holds().and(more.holds()));
        }
        return Write.update(one.table(), one.key(), expression(one).and(expression(other)))
                .onlyIf(Stream.of(one, other)
                        .flatMap(it -> it.condition().stream())
                        .reduce(Condition::and));
    }

    private static UpdateExpression expression(Write write) {
        return switch (write) {
            case Write.Update update -> update.expression();
            case Write.Check check -> UpdateExpression.empty();
            case Write.Put put -> throw writtenTwice();
            case Write.Timed timed -> throw writtenTwice();
            case Write.Delete delete -> throw writtenTwice();
        };
    }

    private static IllegalArgumentException writtenTwice() {
        return new IllegalArgumentException("An item is written twice in a transaction");
    }
}
