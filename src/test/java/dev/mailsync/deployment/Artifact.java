package dev.mailsync.deployment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;

/** What was built, unpacked as Lambda unpacks it: an executable, or classes for AWS's Java runtime. */
public record Artifact(Path task, boolean compiled) {

    private static final String BOOTSTRAP = "bootstrap";
    private static final String HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";
    // Machine types in the header of an ELF file (two bytes at 18), and what Java calls them.
    private static final Map<Integer, String> MACHINES = Map.of(0x3e, "amd64", 0xb7, "aarch64");

    /** @param built a zip, or the executable itself */
    public static Artifact of(Path built, Path task) throws IOException {
        if (!Files.isRegularFile(built)) {
            throw new IllegalStateException(built + " is not there: run ./mvnw package, with or without -Dnative");
        }
        if (!built.toString().endsWith(".zip")) {
            Files.createDirectories(task);
            Files.copy(built, task.resolve(BOOTSTRAP));
        } else {
            unzip(built, task);
        }
        var bootstrap = task.resolve(BOOTSTRAP);
        if (!Files.exists(bootstrap)) {
            return new Artifact(task, false);
        }
        requireThisMachine(bootstrap);
        if (!bootstrap.toFile().setExecutable(true)) {
            throw new IllegalStateException(bootstrap + " cannot be made executable");
        }
        return new Artifact(task, true);
    }

    /** @param options for the Java runtime; of these an executable takes system properties */
    List<String> command(List<String> options) {
        var command = new ArrayList<String>();
        if (compiled) {
            command.add(task.resolve(BOOTSTRAP).toAbsolutePath().toString());
            options.stream().filter(option -> option.startsWith("-D")).forEach(command::add);
            return List.copyOf(command);
        }
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                task + File.pathSeparator + task.resolve("lib") + "/*" + File.pathSeparator + runtime(),
                AWSLambda.class.getName(),
                HANDLER));
        return List.copyOf(command);
    }

    Map<String, String> environment() {
        return Map.of("_HANDLER", compiled ? BOOTSTRAP : HANDLER, "LAMBDA_TASK_ROOT", task.toString());
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

    private static void requireThisMachine(Path bootstrap) throws IOException {
        try (var file = Files.newInputStream(bootstrap)) {
            var header = file.readNBytes(20);
            if (header.length < 20 || header[0] != 0x7f || header[1] != 'E') {
                throw new IllegalStateException(bootstrap + " is no Linux executable");
            }
            var machine = MACHINES.getOrDefault(header[18] & 0xff, "machine type " + (header[18] & 0xff));
            if (!machine.equals(System.getProperty("os.arch"))) {
                throw new IllegalStateException("The function was built for %s, and this machine is %s"
                        .formatted(machine, System.getProperty("os.arch")));
            }
        }
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
