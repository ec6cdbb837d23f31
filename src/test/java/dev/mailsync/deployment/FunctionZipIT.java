package dev.mailsync.deployment;

import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("packaged")
class FunctionZipIT {

    @Test
    void theFunctionsAreInItAndNothingOfTheSandboxAndTheTests() throws Exception {
        assertThat(new FunctionZip(Path.of("target/function.zip")).faults()).isEmpty();
    }
}
