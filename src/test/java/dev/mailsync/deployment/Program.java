package dev.mailsync.deployment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A program that may not be installed everywhere, and what it said. */
record Program(int exit, String said) {

    /** Skips the tests at hand, and says so, where this command fails. */
    static void orSkip(String name, String... command) throws Exception {
        var found = run(Map.of(), command).exit() == 0;
        if (!found) {
            // Surefire counts what is skipped, but keeps the reason to itself.
            System.out.println("SKIPPED: there is no " + name + " on this machine.");
        }
        assumeTrue(found, "no " + name);
    }

    static Program run(Map<String, String> environment, String... command) throws Exception {
        // By the shell, so that a program that is not there is one that fails.
        var builder = new ProcessBuilder("sh", "-c", "exec \"$@\"", "sh");
        builder.command().addAll(List.of(command));
        builder.environment().putAll(environment);
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Program(process.waitFor(), said);
    }
}
