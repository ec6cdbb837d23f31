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

/** Keeps track of a company's own addresses: those of its connected mailboxes, and their domains. */
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

    /** Part of the transaction that connects a mailbox. */
    public List<Write> joining(Connection connection, Profile profile) {
        return Stream.concat(
                        colleagues.joining(connection.company(), connection.id(), profile.addresses()).stream(),
                        domains.joining(connection.company(), connection.id(), profile.addresses()).stream())
                .toList();
    }

    /** Part of the transaction that disables it. */
    public List<Write> leaving(Connection connection, Profile profile) {
        return Stream.concat(
                        colleagues.leaving(connection.company(), connection.id(), profile.addresses()).stream(),
                        domains.leaving(connection.company(), connection.id()).stream())
                .toList();
    }

    /** Call this after that transaction. */
    public void leave(Connection connection, Profile profile) {
        colleagues.forget(connection.company(), connection.id(), profile.addresses());
    }

    /** Adds addresses that the mailbox has gained or that are missing, and removes former ones. */
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
