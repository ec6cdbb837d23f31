package dev.mailsync.connection;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.MailboxDomains;
import dev.mailsync.lead.Colleagues;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/** Keeps known what belongs to a company itself: the addresses and the domains of its connected mailboxes. */
@ApplicationScoped
public class OwnAddresses {

    private final Colleagues colleagues;
    private final MailboxDomains domains;
    private final Dynamo dynamo;

    OwnAddresses(Colleagues colleagues, MailboxDomains domains, Dynamo dynamo) {
        this.colleagues = colleagues;
        this.domains = domains;
        this.dynamo = dynamo;
    }

    /** Belongs to the transaction by which a mailbox is connected. */
    public List<Write> joining(Connection connection, Profile profile) {
        return Stream.concat(
                        colleagues.joining(connection.company(), connection.id(), profile.addresses()).stream(),
                        domains.joining(connection.company(), connection.id(), profile.addresses()).stream())
                .toList();
    }

    /** Belongs to the transaction by which it is disabled. */
    public List<Write> leaving(Connection connection, Profile profile) {
        return Stream.concat(
                        colleagues.leaving(connection.company(), connection.id(), profile.addresses()).stream(),
                        domains.leaving(connection.company(), connection.id()).stream())
                .toList();
    }

    /** After that transaction. */
    public void left(Connection connection, Profile profile) {
        colleagues.forget(connection.company(), connection.id(), profile.addresses());
    }

    /** Takes note of what was given to the mailbox since, or was never noted. */
    public void note(Connection connection, Profile current) {
        var id = connection.id();
        var alive = Write.check(Table.USERS, Ledger.key(id), Ledger.ifGeneration(connection.generation()));
        colleagues.note(connection.company(), id, current.addresses(), alive);
        var joining = domains.joining(connection.company(), id, current.addresses());
        if (!joining.isEmpty()) {
            dynamo.transact(Stream.concat(Stream.of(alive), joining.stream()).toList());
        }
        var former = new HashSet<>(connection.connected().profile().addresses());
        former.removeAll(current.addresses());
        colleagues.leave(connection.company(), id, former);
    }
}
