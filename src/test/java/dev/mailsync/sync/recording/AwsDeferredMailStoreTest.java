package dev.mailsync.sync.recording;

import jakarta.inject.Inject;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.FragileParts;
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
class AwsDeferredMailStoreTest extends DeferredMailStoreContract {

    @Inject
    Dynamo dynamo;

    @Inject
    Product product;

    @BeforeEach
    @Override
    void aLedger() {
        product.reset();
        super.aLedger();
    }

    @Override
    protected Dynamo dynamo() {
        return dynamo;
    }
}
