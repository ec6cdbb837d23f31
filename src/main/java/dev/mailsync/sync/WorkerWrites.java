package dev.mailsync.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;

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

    void make(Session session, Write write) {
        make(session, List.of(write));
    }

    /** Throws {@link SupersededException}, with nothing more written, once the generation is over. */
    void make(Session session, List<Write> some) {
        some.stream().gather(Gatherers.windowFixed(Dynamo.MAX_TRANSACTION - 1)).forEachOrdered(batch -> {
            var all = new ArrayList<Write>();
            all.add(Write.check(Table.USERS, Ledger.key(session.id()), Ledger.ifGeneration(session.generation())));
            all.addAll(batch);
            if (dynamo.transact(all).isPresent()) {
                throw new SupersededException();
            }
        });
    }
}
