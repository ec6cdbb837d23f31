package dev.mailsync.sync;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.mail.Ledger;

/** What a worker writes, it writes under the generation that its work belongs to. */
@ApplicationScoped
class WorkerWrites {

    private final Dynamo dynamo;

    WorkerWrites(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** Throws {@link SupersededException}, with nothing written, once the generation is over. */
    void make(Session session, Write write) {
        var alive = Write.check(Table.USERS, Ledger.key(session.id()), Ledger.under(session.generation()));
        if (dynamo.transact(List.of(alive, write)).isPresent()) {
            throw new SupersededException();
        }
    }
}
