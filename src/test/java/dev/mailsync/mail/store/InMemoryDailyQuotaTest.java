package dev.mailsync.mail.store;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;

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
