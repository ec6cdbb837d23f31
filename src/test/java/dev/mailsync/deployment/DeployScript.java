package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code infra/deploy} with a checkout of its own, in which something was built, and an AWS that is played. */
final class DeployScript {

    /** What the template has no default for, and a build for the JVM. */
    static final List<String> REQUIRED = List.of(
            "Packaging=jvm",
            "EntraClientId=00000000-0000-0000-0000-000000000000",
            "MicrosoftCredential=arn:aws:secretsmanager:eu-central-1:123456789012:secret:mail-sync/microsoft-AbCdEf",
            "CrmIssuer=https://crm.example",
            "CrmAudience=mail-sync",
            "CrmKeysUrl=https://crm.example/keys",
            "CrmOrigins=https://crm.example",
            "ReturnOrigins=https://crm.example");

    private static final Map<List<String>, JsonNode> DEPLOYED = new ConcurrentHashMap<>();

    final PlayedCloud cloud;
    final Path root;
    private final Path directory;

    DeployScript(Path directory) throws Exception {
        this.directory = directory;
        cloud = new PlayedCloud(directory.resolve("cloud"));
        root = checkout("root");
    }

    /** A copy of what a deployment needs. */
    Path checkout(String name) throws IOException {
        var copy = directory.resolve(name);
        Files.createDirectories(copy.resolve("target"));
        Files.copy(Path.of("template.yaml"), copy.resolve("template.yaml"));
        try (var files = Files.walk(Path.of("infra"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(file, target).toFile().setExecutable(Files.isExecutable(file));
            }
        }
        build(copy, "a.class", "");
        return copy;
    }

    /** @param machine what the head of an executable says at its nineteenth byte */
    static void build(Path checkout, String entry, String machine) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(checkout.resolve("target/function.zip")))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(("\177ELF" + " ".repeat(14) + machine).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
    }

    String file(String... lines) throws IOException {
        var file = directory.resolve("parameters");
        Files.write(file, Stream.concat(REQUIRED.stream(), Stream.of(lines)).toList());
        return file.toString();
    }

    Program deploy(String... arguments) throws Exception {
        return cloud.run(Map.of(), with(arguments));
    }

    Program succeed(String... arguments) throws Exception {
        return cloud.succeed(with(arguments));
    }

    /** Begins with the stack that the first deployment of a file with these lines makes, which is played once for all tests. */
    void isDeployed(String... lines) throws Exception {
        var key = List.of(lines);
        if (!DEPLOYED.containsKey(key)) {
            succeed(file(lines));
            DEPLOYED.put(key, cloud.state());
        }
        cloud.become(DEPLOYED.get(key));
    }

    String[] with(String... arguments) {
        return Stream.concat(Stream.of(root.resolve("infra/deploy").toString()), Stream.of(arguments))
                .toArray(String[]::new);
    }

    /** The stack that is there. */
    JsonNode stack() throws IOException {
        for (var stack : cloud.state().get("stacks")) {
            if (!stack.get("StackStatus").asText().equals("DELETE_COMPLETE")) {
                return stack;
            }
        }
        throw new AssertionError("There is no stack");
    }

    Map<String, String> inForce() throws IOException {
        var values = new TreeMap<String, String>();
        stack().get("Parameters")
                .properties()
                .forEach(each -> values.put(each.getKey(), each.getValue().asText()));
        return values;
    }

    List<String> tables() throws IOException {
        var names = new java.util.ArrayList<String>();
        var tables = cloud.state().path("tables");
        tables.fieldNames().forEachRemaining(names::add);
        return names;
    }

    ObjectNode state() throws IOException {
        return new ObjectMapper().convertValue(cloud.state(), ObjectNode.class);
    }
}
