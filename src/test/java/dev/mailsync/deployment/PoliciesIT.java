package dev.mailsync.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Each function's policy grants what the function called while the tests ran, and nothing else. {@link PolicyWatch} wrote it
 * down. Where only some tests ran, nothing can be said; where everything is built by a machine, that is a failure.
 */
class PoliciesIT {

    private static final Path CLASSES = Path.of("target/test-classes");
    private static final List<Path> REPORTS =
            List.of(Path.of("target/surefire-reports"), Path.of("target/failsafe-reports"));

    /** A suite has one report for all of its classes. */
    private static final Pattern TEST_CASE = Pattern.compile("<testcase .*classname=\"([^\"]+)\"");

    private static List<String> lines;

    @BeforeAll
    static void allTestsRan() throws IOException {
        var ran = ranJustNow();
        var missing = testClasses().stream().filter(not(ran::contains)).toList();
        assumeTrue(missing.isEmpty() || System.getenv("CI") != null, () -> "These tests did not run: " + missing);
        assertThat(missing).isEmpty();
        try (var files = Files.list(PolicyWatch.DIRECTORY)) {
            lines = files.filter(file -> file.toString().endsWith(".txt"))
                    .flatMap(PoliciesIT::lines)
                    .toList();
        }
    }

    @Test
    void noFunctionWasRefusedWhatItCalled() {
        assertThat(lines).isNotEmpty().noneMatch(line -> line.startsWith(PolicyWatch.REFUSED));
    }

    @Test
    void noFunctionMayDoWhatItNeverDoes() {
        var called = lines.stream()
                .filter(line -> !line.startsWith(PolicyWatch.REFUSED))
                .map(AwsCall::parse)
                .collect(Collectors.toCollection(TreeSet::new));
        called.addAll(doneByLambda());

        assertThat(new TreeSet<>(PolicyWatch.policies().granted())).isEqualTo(called);
    }

    /** By a function's role, but not by its code: its log is written, and what feeds it reads the queue. */
    private static Set<AwsCall> doneByLambda() {
        var calls = new TreeSet<AwsCall>();
        for (var function :
                Template.read().resources("AWS::Serverless::Function").keySet()) {
            calls.add(new AwsCall(function, "logs:CreateLogStream", function + "Logs"));
            calls.add(new AwsCall(function, "logs:PutLogEvents", function + "Logs"));
        }
        for (var action : List.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
            calls.add(new AwsCall("Sync", "sqs:" + action, "SyncQueue"));
        }
        return calls;
    }

    private static List<String> testClasses() throws IOException {
        try (var files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class") && !name.contains("$"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .filter(not(PoliciesIT::isAbstract))
                    .toList();
        }
    }

    private static boolean isAbstract(String test) {
        try {
            var type = Class.forName(test, false, PoliciesIT.class.getClassLoader());
            return Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** After the build emptied the directory of calls, just before it tested. */
    private static Set<String> ranJustNow() throws IOException {
        var classes = new TreeSet<String>();
        for (var reports : REPORTS) {
            try (var files = Files.list(reports)) {
                files.filter(file -> file.toString().endsWith(".xml"))
                        .filter(PoliciesIT::isOfNow)
                        .flatMap(PoliciesIT::classes)
                        .forEach(classes::add);
            }
        }
        return classes;
    }

    /** The class that a report is called after, or the classes that a suite's report names. */
    private static Stream<String> classes(Path report) {
        var name = report.getFileName().toString().replaceFirst("^TEST-(.*)\\.xml$", "$1");
        var named = lines(report).map(TEST_CASE::matcher).filter(Matcher::find).map(found -> found.group(1));
        return Stream.concat(Stream.of(name), named);
    }

    private static boolean isOfNow(Path report) {
        try {
            return Files.getLastModifiedTime(report)
                            .compareTo(Files.getLastModifiedTime(PolicyWatch.DIRECTORY.resolve("begun")))
                    >= 0;
        } catch (IOException nothingBegun) {
            return false;
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
