package dev.mailsync.mail;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.InMemoryDynamo;

class InMemoryBacklogTest extends BacklogContract {

    private final Dynamo dynamo = new InMemoryDynamo();

    @Override
    protected Dynamo dynamo() {
        return dynamo;
    }
}
