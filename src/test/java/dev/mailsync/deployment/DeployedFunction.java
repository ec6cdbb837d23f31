package dev.mailsync.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipFile;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;

/** The packaged function in a process of its own, started by AWS's runtime as Lambda does it. */
final class DeployedFunction implements AutoCloseable {

    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private final Process process;
    private final RuntimeApi api;

    private DeployedFunction(Process process, RuntimeApi api) {
        this.process = process;
        this.api = api;
    }

    /** Its environment is the given one and nothing else; its output goes to a file beside the unpacked zip. */
    static DeployedFunction start(Path zip, Path task, Map<String, String> environment) throws IOException {
        unzip(zip, task);
        var api = new RuntimeApi();
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        task + File.pathSeparator + task.resolve("lib") + "/*" + File.pathSeparator + runtime(),
                        AWSLambda.class.getName(),
                        HANDLER)
                .redirectErrorStream(true)
                .redirectOutput(task.resolveSibling("function.log").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("AWS_LAMBDA_RUNTIME_API", api.address(), "_HANDLER", HANDLER));
        return new DeployedFunction(builder.start(), api);
    }

    String invoke(String event) throws InterruptedException {
        return api.invoke(event);
    }

    @Override
    public void close() {
        // As Lambda ends a function: without asking it.
        process.destroyForcibly();
        api.close();
    }

    /** AWS's runtime, which is no part of the zip, out of this test's class path. */
    private static String runtime() {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jar -> jar.contains("aws-lambda-java-runtime-interface-client")
                                || jar.contains("aws-lambda-java-serialization"))
                        .toList());
    }

    private static void unzip(Path zip, Path target) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            for (var entry : Collections.list(file.entries())) {
                var path = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    try (var content = file.getInputStream(entry)) {
                        Files.copy(content, path);
                    }
                }
            }
        }
    }
}
