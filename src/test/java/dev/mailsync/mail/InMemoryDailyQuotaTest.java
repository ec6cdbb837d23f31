package dev.mailsync.mail;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.InMemoryDynamo;

class InMemoryDailyQuotaTest extends DailyQuotaContract {

    private final Dynamo dynamo = new InMemoryDynamo();

    @Override
    protected Dynamo dynamo() {
        return dynamo;
    }

    @Override
    protected int limit() {
        return 100;
    }
}
