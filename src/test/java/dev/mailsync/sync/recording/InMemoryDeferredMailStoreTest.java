package dev.mailsync.sync.recording;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;

class InMemoryDeferredMailStoreTest extends DeferredMailStoreContract {

    private final Dynamo dynamo = new InMemoryDynamo();

    @Override
    protected Dynamo dynamo() {
        return dynamo;
    }
}
