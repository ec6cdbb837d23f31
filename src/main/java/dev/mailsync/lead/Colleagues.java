package dev.mailsync.lead;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Participant;

/**
 * Marks addresses of connected users in the rows by which leads are found: a lookup of such an address shows in the
 * same read that it belongs to a colleague.
 */
@ApplicationScoped
public class Colleagues {

    /**
     * What fits into the transaction of a sign-in. If a mailbox has more aliases, its full catch-up marks the others.
     */
    private static final int MOST_AT_ONCE = 30;

    private static final int MOST = 400;

    private final Dynamo dynamo;

    Colleagues(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Part of the transaction that connects a mailbox. */
    public List<Write> joining(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        return keys(company, addresses)
                .limit(MOST_AT_ONCE)
                .map(key -> joining(key, connection))
                .toList();
    }

    /** Part of the transaction that disables it. */
    public List<Write> leaving(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        return keys(company, addresses)
                .limit(MOST_AT_ONCE)
                .map(key -> leaving(key, connection))
                .toList();
    }

    /**
     * Marks addresses that are missing, such as a new alias.
     *
     * @param alive holds while the mailbox is connected
     */
    public void note(CompanyId company, ConnectionId connection, Collection<String> addresses, Write alive) {
        var noted =
                Set.copyOf(dynamo.getAll(Table.LEADS, keys(company, addresses).toList()).stream()
                        .filter(row -> row.strings(LeadRows.COLLEAGUES).contains(connection.value()))
                        .map(Item::partitionKey)
                        .toList());
        keys(company, addresses)
                .filter(key -> !noted.contains(key.partitionKey()))
                .forEach(key -> dynamo.transact(List.of(alive, joining(key, connection))));
    }

    /** Unmarks addresses that are no longer the user's, and deletes rows that led to nobody else. */
    public void forget(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        leave(company, connection, addresses);
        keys(company, addresses).forEach(key -> dynamo.transact(List.of(LeadRows.droppingEmpty(key))));
    }

    /** For a user who stays; keeps a row that then leads to nobody. */
    public void leave(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        keys(company, addresses).forEach(key -> dynamo.transact(List.of(leaving(key, connection))));
    }

    private static Write joining(Item key, ConnectionId connection) {
        return Write.update(
                Table.LEADS,
                key,
                UpdateExpression.empty().add(LeadRows.COLLEAGUES, Item.texts(Set.of(connection.value()))));
    }

    private static Write leaving(Item key, ConnectionId connection) {
        return Write.update(
                Table.LEADS,
                key,
                UpdateExpression.empty().delete(LeadRows.COLLEAGUES, Item.texts(Set.of(connection.value()))));
    }

    private static Stream<Item> keys(CompanyId company, Collection<String> addresses) {
        return addresses.stream()
                .map(Participant::normalized)
                .filter(address -> !address.isEmpty() && address.length() <= Lead.LONGEST_ADDRESS)
                .sorted()
                .distinct()
                .limit(MOST)
                .map(address -> LeadRows.address(company, address));
    }
}
