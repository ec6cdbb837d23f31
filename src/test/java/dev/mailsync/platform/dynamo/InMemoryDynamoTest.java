package dev.mailsync.platform.dynamo;

class InMemoryDynamoTest extends DynamoContract {

    private final InMemoryDynamo dynamo = new InMemoryDynamo();

    @Override
    protected Dynamo dynamo() {
        return dynamo;
    }
}
