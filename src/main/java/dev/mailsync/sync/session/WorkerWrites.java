package dev.mailsync.sync.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.mail.store.Ledger;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;

/** Makes a worker's writes conditional on the generation that its work belongs to. */
@ApplicationScoped
public class WorkerWrites {

    private final Dynamo dynamo;

    WorkerWrites(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    public void make(Session session, Write write) {
        make(session, List.of(write));
    }

    /**
     * A third of the price of {@link #make}, for a row whose key names the generation. Such a row may be written after its
     * generation ended, when nobody reads it, but not after it was deleted.
     */
    public void change(Session session, Write.Update row) {
        if (!dynamo.update(row.onlyIf(Optional.of(Condition.existingItem())))) {
            make(session, row);
        }
    }

    /** {@link #change(Session, Write.Update)} of the whole row. */
    public void change(Session session, Write.Put row) {
        if (!dynamo.put(Write.put(row.table(), row.item(), Condition.existingItem()))) {
            make(session, row);
        }
    }

    /** Throws {@link SupersededException}, with nothing more written, if the generation is over. */
    public void make(Session session, List<Write> some) {
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
