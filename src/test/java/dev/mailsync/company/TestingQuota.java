package dev.mailsync.company;

import dev.mailsync.platform.dynamo.Dynamo;

/** The pointers, on any tables. */
public final class TestingQuota {

    private TestingQuota() {}

    public static DeferredStore deferredIn(Dynamo dynamo) {
        return new DeferredStore(dynamo);
    }
}
