package dev.mailsync.deployment;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArtifactTest {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Djavax.net.ssl.trustStore=trusted.p12");

    @Test
    void theJavaRuntimeGetsAllOptionsBeforeItsClass() {
        assertThat(new Artifact(Path.of("task"), false).command(OPTIONS))
                .containsSubsequence(OPTIONS.getFirst(), OPTIONS.getLast(), "-cp");
    }

    @Test
    void anExecutableGetsSystemPropertiesAlone() {
        var bootstrap = Path.of("task", "bootstrap").toAbsolutePath().toString();

        assertThat(new Artifact(Path.of("task"), true).command(OPTIONS)).containsExactly(bootstrap, OPTIONS.getLast());
    }
}
