package dev.mailsync.sandbox.cloud;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * The way through over HTTP with tables and queue in memory, which are as fast as a test can wait for. The parts pass the
 * same contract tests as the real ones; {@code -Dparts=real} plays the same tests on those.
 */
public class InMemoryParts implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return "real".equals(System.getProperty("parts")) ? Map.of() : Map.of("mailsync.sandbox.cloud", "memory");
    }
}
