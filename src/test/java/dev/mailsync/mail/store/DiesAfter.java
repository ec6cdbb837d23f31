package dev.mailsync.mail.store;

import java.util.List;
import java.util.OptionalInt;

import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Write;

/** Tables that take so many transactions and no more. */
final class DiesAfter extends DelegatingDynamo {

    private int left;

    DiesAfter(Dynamo tables, int transactions) {
        super(tables);
        this.left = transactions;
    }

    @Override
    public OptionalInt transact(List<Write> writes) {
        if (left-- <= 0) {
            throw new IllegalStateException("The process died");
        }
        return super.transact(writes);
    }
}
