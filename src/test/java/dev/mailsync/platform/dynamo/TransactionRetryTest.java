package dev.mailsync.platform.dynamo;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TransactionRetryTest {

    private final TransactionRetry retry = new TransactionRetry(new Random(1));
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aConflictIsTriedAgain() {
        assertThat(retry.retrying(
                        failing(3, TransactionConflictException.builder().build())))
                .isEqualTo("done");
        assertThat(calls).hasValue(4);
    }

    @Test
    void aTransactionCancelledByAConflictOrByThrottlingIsTriedAgain() {
        assertThat(retry.retrying(failing(1, cancelled("TransactionConflict")))).isEqualTo("done");
        assertThat(retry.retrying(failing(1, cancelled("ThrottlingError")))).isEqualTo("done");
    }

    @Test
    void whatLastsIsThrown() {
        var lasting = TransactionConflictException.builder().build();

        assertThatThrownBy(() -> retry.retrying(failing(100, lasting)))
                .isInstanceOf(BusyException.class)
                .hasCause(lasting);
        assertThat(calls).hasValue(12);
    }

    @Test
    void whatNoWaitingMendsIsThrownAtOnce() {
        var invalid = cancelled("ValidationError");

        assertThatThrownBy(() -> retry.retrying(failing(1, invalid))).isSameAs(invalid);
        assertThat(calls).hasValue(1);
    }

    private Supplier<String> failing(int times, DynamoDbException failure) {
        return () -> {
            if (calls.getAndIncrement() < times) {
                throw failure;
            }
            return "done";
        };
    }

    private static DynamoDbException cancelled(String code) {
        return TransactionCanceledException.builder()
                .cancellationReasons(
                        CancellationReason.builder().code("None").build(),
                        CancellationReason.builder().code(code).build())
                .build();
    }
}
