package dev.mailsync.sync.recording;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;

class InMemoryBacklogTest extends BacklogContract {

    private final Dynamo dynamo = new InMemoryDynamo();

    @Override
    protected Dynamo dynamo() {
        return dynamo;
    }
}
