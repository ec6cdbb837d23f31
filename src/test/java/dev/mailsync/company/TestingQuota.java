package dev.mailsync.company;

import dev.mailsync.platform.dynamo.Dynamo;

/** The pointers, on any tables. */
public final class TestingQuota {

    private TestingQuota() {}

    public static DeferredMailRows deferredIn(Dynamo dynamo) {
        return new DeferredMailRows(dynamo);
    }
}
