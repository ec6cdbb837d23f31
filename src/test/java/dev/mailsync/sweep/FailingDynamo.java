package dev.mailsync.sweep;

import java.util.List;

import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;

/** Tables of which one partition cannot be queried. */
final class FailingDynamo extends DelegatingDynamo {

    private final String partition;

    FailingDynamo(Dynamo tables, String partition) {
        super(tables);
        this.partition = partition;
    }

    @Override
    public List<Item> page(Query query) {
        if (query.partition().equals(partition)) {
            throw new IllegalStateException("DynamoDB is not available");
        }
        return super.page(query);
    }
}
