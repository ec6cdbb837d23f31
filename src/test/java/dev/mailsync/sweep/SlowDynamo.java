package dev.mailsync.sweep;

import java.time.Duration;
import java.util.List;

import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Write;

/** Tables that are some way off. */
final class SlowDynamo extends DelegatingDynamo {

    private final Duration way;

    SlowDynamo(Dynamo tables, Duration way) {
        super(tables);
        this.way = way;
    }

    @Override
    public List<Item> page(Query query) {
        SlowQueue.pause(way);
        return super.page(query);
    }

    @Override
    public boolean update(Write.Update update) {
        SlowQueue.pause(way);
        return super.update(update);
    }
}
