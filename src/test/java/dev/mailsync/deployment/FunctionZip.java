package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What is deployed: classes and libraries, or an executable named bootstrap and nothing else. */
record FunctionZip(Path file) {

    private static final String BOOTSTRAP = "bootstrap";
    private static final String FUNCTION = "dev/mailsync/lambda/HttpFunction.class";
    private static final Pattern SANDBOX = Pattern.compile("(^|/)dev/mailsync/sandbox/.*");
    private static final Pattern TESTS = Pattern.compile("dev/mailsync/.*(Test|IT|Bench|EchoResource)\\.class");
    private static final Pattern LIBRARIES = Pattern.compile(
            "(?i).*(dynamodblocal|elasticmq|pekko|scala-library|mime4j|jetty|sqlite|quarkus-scheduler|smallrye-open-api|snakeyaml|awssdk[._](apache|netty|aws-crt)|\\.js\\.map).*");

    /**
     * Packages whose classes an executable names where it has any. Its settings name packages too, and after the profile "dev"
     * stand properties of the sandbox.
     */
    private static final Pattern CLASSES = Pattern.compile(Stream.of(
                    "dev.mailsync.sandbox.[a-z]+",
                    "org.elasticmq",
                    "org.apache.pekko",
                    "org.apache.james.mime4j",
                    "com.amazonaws.services.dynamodbv2.local",
                    "software.amazon.dynamodb.services.local")
            .map(name -> name.replace(".", "[./]") + "[./][A-Za-z]")
            .reduce((one, other) -> one + "|" + other)
            .orElseThrow());

    /** What is there and should not be, and what should be and is not. */
    List<String> faults() throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entries = zip.stream().map(ZipEntry::getName).toList();
            return entries.contains(BOOTSTRAP) ? ofExecutable(zip, entries) : ofClasses(entries);
        }
    }

    private static List<String> ofClasses(List<String> entries) {
        var faults = new ArrayList<>(entries.stream()
                .filter(entry -> Stream.of(SANDBOX, TESTS, LIBRARIES)
                        .anyMatch(pattern -> pattern.matcher(entry).matches()))
                .toList());
        if (!entries.contains(FUNCTION)) {
            faults.add("no " + FUNCTION);
        }
        return faults;
    }

    private static List<String> ofExecutable(ZipFile zip, List<String> entries) throws IOException {
        var faults = new ArrayList<>(
                entries.stream().filter(entry -> !entry.equals(BOOTSTRAP)).toList());
        try (var content = zip.getInputStream(zip.getEntry(BOOTSTRAP))) {
            var text = new String(content.readAllBytes(), ISO_8859_1);
            CLASSES.matcher(text)
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .forEach(faults::add);
            if (!text.contains("dev.mailsync.lambda.HttpFunction")) {
                faults.add("no name of our own classes");
            }
        }
        return faults;
    }
}
