package dev.mailsync.mail;

import jakarta.inject.Inject;

import dev.mailsync.Tier;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.sandbox.control.Product;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
class AwsDailyQuotaTest extends DailyQuotaContract {

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

    @Override
    protected int limit() {
        return Tier.size(20, 100);
    }
}
