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
 * Notes which addresses are a connected user's, in the rows by which leads are found: whoever looks for the lead of such
 * an address sees in the same read that it is a colleague's.
 */
@ApplicationScoped
public class Colleagues {

    /** What fits into the transaction of a sign-in. A mailbox with more aliases has the others noted with its full round. */
    private static final int MOST_AT_ONCE = 30;

    private static final int MOST = 400;

    private final Dynamo dynamo;

    Colleagues(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Belongs to the transaction by which a mailbox is connected. */
    public List<Write> joining(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        return keys(company, addresses)
                .limit(MOST_AT_ONCE)
                .map(key -> joining(key, connection))
                .toList();
    }

    /** Belongs to the transaction by which it is disabled. */
    public List<Write> leaving(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        return keys(company, addresses)
                .limit(MOST_AT_ONCE)
                .map(key -> leaving(key, connection))
                .toList();
    }

    /**
     * Takes note of what is missing, such as an alias given since.
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

    /** Forgets what is the user's no longer, and what led to nobody but the user. */
    public void forget(CompanyId company, ConnectionId connection, Collection<String> addresses) {
        leave(company, connection, addresses);
        keys(company, addresses).forEach(key -> dynamo.transact(List.of(LeadRows.droppingEmpty(key))));
    }

    /** Of a user who stays; a row that leads to nobody then is left. */
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
