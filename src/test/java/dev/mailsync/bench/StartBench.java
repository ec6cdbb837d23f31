package dev.mailsync.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mailsync.deployment.Artifact;
import dev.mailsync.deployment.DeployedFunction;
import dev.mailsync.lambda.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mailsync.bench.Medians.median;
import static org.assertj.core.api.Assertions.assertThat;

/** How long each handler takes to be ready, beside one of the same framework that does nothing. Turn by turn. */
class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final double AT_LEAST = 0.75;
    private static final List<String> OURS = List.of("http", "sync", "sweep");
    static final List<String> LIKE_LAMBDA = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final String ANSWERED = ", first event answered";

    @TempDir
    Path directory;

    @Test
    void doingNothingTakesNearlyAsLongToStart() throws Exception {
        var idle = Artifact.of(IdleBuild.functionZip(), directory.resolve("idle"));
        var ours = Artifact.of(Path.of("target/function.zip"), directory.resolve("ours"));
        var taken = new HashMap<String, List<Double>>();
        for (var round = 0; round <= ROUNDS; round++) {
            measure(idle, "idle", round, taken);
            for (var handler : OURS) {
                measure(ours, handler, round, taken);
            }
        }
        var figures = new LinkedHashMap<String, Object>();
        var doingNothing = median(taken.get("idle"));
        figures.put("idle: ready after ms", doingNothing);
        for (var handler : OURS) {
            figures.put(handler + ": ready after ms", median(taken.get(handler)));
            figures.put("idle, as a share of " + handler, doingNothing / median(taken.get(handler)));
        }
        figures.put("http: first event answered after ms", median(taken.get("http" + ANSWERED)));
        Results.put("Start-up", figures);
        for (var handler : OURS) {
            assertThat(doingNothing / median(taken.get(handler))).as(handler).isGreaterThanOrEqualTo(AT_LEAST);
        }
    }

    /** The first round fills the caches of the machine and does not count. */
    private void measure(Artifact artifact, String handler, int round, Map<String, List<Double>> taken)
            throws Exception {
        var log = directory.resolve(handler + ".log");
        try (var function = DeployedFunction.start(artifact, log, environment(handler), LIKE_LAMBDA)) {
            var ready = function.awaitReady();
            // The others would ask for a table.
            var first = handler.equals("http")
                    ? function.call(Events.json("http-health")).took()
                    : Duration.ZERO;
            if (round > 0) {
                taken.computeIfAbsent(handler, any -> new ArrayList<>()).add(ready.toNanos() / 1e6);
                taken.computeIfAbsent(handler + ANSWERED, any -> new ArrayList<>())
                        .add(ready.plus(first).toNanos() / 1e6);
            }
        }
    }

    static Map<String, String> environment(String handler) {
        var environment = new HashMap<>(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing",
                "QUARKUS_LAMBDA_HANDLER", handler,
                "DISABLE_SIGNAL_HANDLERS", "true",
                "MAILSYNC_PUBLIC_URL", "https://mail-sync.example",
                "MAILSYNC_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/123456789012/mail-sync.fifo",
                "MAILSYNC_CRM_KEYS_URL", "https://crm.example/keys",
                "MAILSYNC_MICROSOFT_CLIENT_ID", "some-client",
                "MAILSYNC_MICROSOFT_CREDENTIAL_ID", "some-credential"));
        environment.putAll(Map.of(
                "MAILSYNC_CRM_ISSUER", "https://crm.example",
                "MAILSYNC_CRM_AUDIENCE", "mail-sync",
                "MAILSYNC_CRM_ORIGINS", "https://crm.example",
                "MAILSYNC_CONNECTION_RETURN_ORIGINS", "https://crm.example",
                "MAILSYNC_SECRETS_KMS_KEY_ID", "some-key",
                "MAILSYNC_SECRETS_SIGNING_KEYS_ID", "some-keys"));
        return environment;
    }
}
