package dev.mailsync.sandbox.probe;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mailsync.sandbox.SandboxScript;
import dev.mailsync.sandbox.SignInScript;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** {@code infra/probe-microsoft} as a process of its own, and what it printed. */
record ProbeRun(int exit, String out) {

    static final String HOLDS = "holds";
    static final String DIFFERS = "differs";
    static final String NOT_ASKED = "could not be asked";

    private static final String PROGRAM = "infra/probe-microsoft";
    private static final Pattern ROW = Pattern.compile("(?m)^(?<id>[a-z-]+) +(?<verdict>" + HOLDS + "|" + DIFFERS + "|"
            + NOT_ASKED + ")(?: \\((?<words>.*)\\))?$");
    private static final String SKIPPED = "SKIPPED: there is no python3 on this machine.";

    record Verdict(String verdict, String words) {}

    /** Skips the tests at hand, and says so, where there is no Python. */
    static void orSkip() throws Exception {
        var found = new ProcessBuilder("sh", "-c", "command -v python3").start().waitFor() == 0;
        if (!found) {
            // Surefire counts what is skipped, but keeps the reason to itself.
            System.out.println(SKIPPED);
        }
        assumeTrue(found, SKIPPED);
    }

    /** The ids of all rows it can ask about. */
    static List<String> ids() throws Exception {
        return ended(start(List.of("--list"))).out().lines().toList();
    }

    /** Signs in by itself. */
    static Process against(URI root, String... options) throws IOException {
        return byBrowser(
                root,
                Stream.concat(Stream.of("--sandbox-user", SandboxScript.ANN), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Prints an address and waits until somebody has signed in there. */
    static Process byBrowser(URI root, String... options) throws IOException {
        var sandbox = Stream.of("--sandbox", root.toString(), "--client-id", SignInScript.clientId());
        return start(Stream.concat(sandbox, Stream.of(options)).toList());
    }

    private static Process start(List<String> options) throws IOException {
        var command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PROBE_CLIENT_SECRET", SignInScript.clientSecret());
        return builder.start();
    }

    static ProbeRun ended(Process process) throws Exception {
        try {
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("The probe did not end:\n" + out);
            }
            return new ProbeRun(process.exitValue(), out);
        } finally {
            process.destroy();
        }
    }

    /** By the ids of the rows, in the order in which they were asked. */
    Map<String, Verdict> verdicts() {
        var verdicts = new LinkedHashMap<String, Verdict>();
        ROW.matcher(out)
                .results()
                .forEach(row -> verdicts.put(row.group("id"), new Verdict(row.group("verdict"), row.group("words"))));
        return verdicts;
    }

    List<String> ids(String verdict) {
        return verdicts().entrySet().stream()
                .filter(row -> row.getValue().verdict().equals(verdict))
                .map(Map.Entry::getKey)
                .toList();
    }
}
