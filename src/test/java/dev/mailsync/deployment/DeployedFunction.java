package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The packaged function in a process of its own, started as Lambda does it. */
public final class DeployedFunction implements AutoCloseable {

    /** The flags with which AWS starts its Java runtime. */
    private static final List<String> LIKE_LAMBDA = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final RuntimeApi api;
    private final Path log;

    private DeployedFunction(Process process, RuntimeApi api, Path log) {
        this.process = process;
        this.api = api;
        this.log = log;
    }

    /**
     * @param log for all that it writes
     * @param environment its own, and nothing else
     * @param options for the Java runtime, besides those of AWS
     */
    public static DeployedFunction start(
            Artifact artifact, Path log, Map<String, String> environment, List<String> options) throws IOException {
        var api = new RuntimeApi();
        var builder = new ProcessBuilder(artifact.command(
                        Stream.concat(LIKE_LAMBDA.stream(), options.stream()).toList()))
                .directory(artifact.task().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toAbsolutePath().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(artifact.environment());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        api.begin();
        return new DeployedFunction(builder.start(), api, log);
    }

    /** What it answers, or what it says about its failure. */
    String invoke(String event) throws InterruptedException {
        return api.invoke(event, () -> true).body();
    }

    /** One event at a time, as in Lambda. */
    public synchronized RuntimeApi.Outcome call(String event) {
        try {
            return api.invoke(event, process::isAlive);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From the start of the process until it asks for its first event; the function has to get there. */
    public Duration awaitReady() throws InterruptedException {
        return api.awaitReady(process::isAlive);
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** All that it has written. */
    public String log() {
        try {
            return new String(Files.readAllBytes(log), UTF_8);
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        // As Lambda ends a function: without asking it.
        process.destroyForcibly();
        api.close();
    }
}
