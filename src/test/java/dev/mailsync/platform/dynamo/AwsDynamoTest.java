package dev.mailsync.platform.dynamo;

import jakarta.inject.Inject;

import dev.mailsync.sandbox.control.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(FragileParts.class)
class AwsDynamoTest extends DynamoContract {

    @Inject
    Dynamo dynamo;

    @Inject
    Product product;

    @BeforeEach
    void emptyTables() {
        product.reset();
    }

    @Override
    protected Dynamo dynamo() {
        return dynamo;
    }
}
