package dev.mailsync.platform.dynamo;

import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Retries writes that failed only because of conflicting writes or throttling, with growing, random pauses. */
final class TransactionRetry {

    /** Enough for two hundred people who want one seat at the same time to all get an answer. */
    private static final int ATTEMPTS = 12;

    private static final int SHORTEST_MILLIS = 10;
    private static final int LONGEST_MILLIS = 800;

    private static final Set<String> TRANSIENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");

    private final RandomGenerator random;

    TransactionRetry(RandomGenerator random) {
        this.random = random;
    }

    /** Throws {@link BusyException} if the conflict persists. */
    <T> T retrying(Supplier<T> write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (DynamoDbException e) {
                if (!isTransient(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new BusyException(e);
                }
                pause(Math.min(LONGEST_MILLIS, SHORTEST_MILLIS << attempt));
            }
        }
    }

    void pauseIf(boolean needed) {
        if (needed) {
            pause(SHORTEST_MILLIS * 6);
        }
    }

    private static boolean isTransient(DynamoDbException e) {
        return switch (e) {
            case TransactionConflictException conflict -> true;
            case TransactionInProgressException inProgress -> true;
            case TransactionCanceledException cancelled ->
                cancelled.cancellationReasons().stream().anyMatch(reason -> TRANSIENT.contains(reason.code()));
            default -> false;
        };
    }

    private void pause(int longestMillis) {
        try {
            Thread.sleep(random.nextInt(longestMillis) + 1L);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for DynamoDB", stopping);
        }
    }
}
