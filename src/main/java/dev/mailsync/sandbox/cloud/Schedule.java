package dev.mailsync.sandbox.cloud;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Simulates EventBridge Scheduler, which invokes the function "sweep" once a minute. */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class Schedule {

    private static final String EVERY = "${mailsync.sandbox.sweep-every}";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final RequestHandler<Map<String, Object>, ?> sweep;
    private final Clock clock;

    Schedule(@Named("sweep") RequestHandler<Map<String, Object>, ?> sweep, Clock clock) {
        this.sweep = sweep;
        this.clock = clock;
    }

    @Scheduled(every = EVERY, delayed = EVERY, concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        sweep.handleRequest(event(), LocalContext.of("sweep", TIMEOUT));
    }

    /** The event of a schedule without its own input. Its detail is a string, unlike an EventBridge rule's. */
    Map<String, Object> event() {
        return Map.of(
                "version",
                "0",
                "id",
                UUID.randomUUID().toString(),
                "detail-type",
                "Scheduled Event",
                "source",
                "aws.scheduler",
                "account",
                LocalEndpoint.ACCOUNT,
                "time",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                "region",
                LocalEndpoint.REGION.id(),
                "resources",
                List.of("arn:aws:scheduler:%s:%s:schedule/default/mail-sync-sweep"
                        .formatted(LocalEndpoint.REGION.id(), LocalEndpoint.ACCOUNT)),
                "detail",
                "{}");
    }
}
