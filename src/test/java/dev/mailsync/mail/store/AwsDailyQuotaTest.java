package dev.mailsync.mail.store;

import java.time.Clock;

import jakarta.inject.Inject;

import dev.mailsync.Tier;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.FragileParts;
import dev.mailsync.platform.dynamo.TestingDynamo;
import dev.mailsync.sandbox.control.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(FragileParts.class)
class AwsDailyQuotaTest extends DailyQuotaContract {

    @Inject
    DynamoDbClient client;

    @Inject
    DynamoConfig names;

    @Inject
    Product product;

    @BeforeEach
    @Override
    public void aLedger() {
        product.reset();
        super.aLedger();
    }

    @Override
    protected Dynamo dynamo() {
        // By the clock of the log of events that this test makes: other tests move the product's.
        return TestingDynamo.by(client, names, Clock.systemUTC());
    }

    @Override
    protected int limit() {
        return Tier.size(20, 100);
    }
}
