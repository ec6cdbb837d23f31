package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A script of infra, run with an Azure and an AWS that are {@link PlayedPrograms}. */
public final class InfraScript {

    private final Path fake;

    public record Ran(int exit, String out, String err) {}

    public InfraScript(Path fake) throws Exception {
        Program.orSkip("python3", "sh", "-c", "command -v python3");
        this.fake = fake;
        write("cloud", "AzureCloud");
        write("dead", "3");
        secretsChanged(Duration.ofHours(1));
    }

    public Ran run(String... command) throws Exception {
        var builder = new ProcessBuilder(command)
                .redirectOutput(fake.resolve("out").toFile())
                .redirectError(fake.resolve("err").toFile());
        builder.environment().putAll(PlayedPrograms.environment("bin", fake));
        builder.environment().put("ROTATE_WAIT", "0");
        builder.environment().put("GRAPH_WAIT", "0");
        builder.environment().remove("AWS_REGION");
        var exit = builder.start().waitFor();
        return new Ran(exit, read("out"), read("err"));
    }

    /** Runs it and fails if it fails. */
    public String succeed(String... command) throws Exception {
        var ran = run(command);
        if (ran.exit() != 0) {
            throw new AssertionError(String.join(" ", command) + " ended with " + ran);
        }
        return ran.out();
    }

    public JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(read(file));
    }

    public String read(String file) throws IOException {
        return Files.readString(fake.resolve(file));
    }

    public void write(String file, String text) throws IOException {
        var path = fake.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    public void secretsChanged(Duration ago) throws IOException {
        write("changed", Clock.systemUTC().instant().minus(ago).toString());
    }

    /** What a script may have left where it keeps a private key for a moment. */
    public static List<Path> leftovers() throws IOException {
        var left = new ArrayList<Path>();
        for (var directory : List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
            if (Files.isDirectory(directory)) {
                try (var files = Files.newDirectoryStream(directory, "mail-sync.*")) {
                    files.forEach(left::add);
                }
            }
        }
        return left;
    }
}
