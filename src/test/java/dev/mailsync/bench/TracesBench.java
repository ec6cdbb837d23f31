package dev.mailsync.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import dev.mailsync.deployment.Artifact;
import dev.mailsync.deployment.DeployedFunction;
import dev.mailsync.lambda.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mailsync.bench.Medians.median;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code -Dtraces} costs at the start, and that its spans arrive. Turn by turn with and without. */
class TracesBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);

    @TempDir
    Path directory;

    private final BlockingQueue<String> collected = new LinkedBlockingQueue<>();
    private HttpServer collector;

    @BeforeEach
    void startCollector() throws Exception {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            collected.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stopCollector() {
        collector.stop(0);
    }

    @Test
    void spansArriveAndTheStartTakesLonger() throws Exception {
        var traced = Artifact.of(tracedBuild(), directory.resolve("traced"));
        var plain = Artifact.of(Path.of("target/function.zip"), directory.resolve("plain"));
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (var round = 0; round <= ROUNDS; round++) {
            without.add(readyAfter(plain, false));
            with.add(readyAfter(traced, true));
        }
        var figures = new LinkedHashMap<String, Object>();
        // The first round fills the caches of the machine.
        figures.put("start without, ms", median(without.subList(1, without.size())));
        figures.put("start with -Dtraces, ms", median(with.subList(1, with.size())));
        figures.put(
                "with, as a multiple of without",
                median(with.subList(1, with.size())) / median(without.subList(1, without.size())));
        Results.put("Traces", figures);
    }

    private double readyAfter(Artifact artifact, boolean tells) throws Exception {
        var environment = new HashMap<>(StartBench.environment("http"));
        environment.putAll(Map.of(
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://localhost:" + collector.getAddress().getPort(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf"));
        var log = directory.resolve("function.log");
        try (var function = DeployedFunction.start(artifact, log, environment, StartBench.LIKE_LAMBDA)) {
            var ready = function.awaitReady();
            function.call(Events.json("graph-validation"));
            assertThat(tells ? collected.poll(10, TimeUnit.SECONDS) : "/v1/traces")
                    .isEqualTo("/v1/traces");
            return ready.toNanos() / 1e6;
        }
    }

    private static Path tracedBuild() throws Exception {
        return new ProjectCopy("traced")
                .with(Path.of("src/main"), "src/main")
                .with(Path.of("docs"), "docs")
                .build("-Dtraces");
    }
}
