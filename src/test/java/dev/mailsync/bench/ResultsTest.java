package dev.mailsync.bench;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsTest {

    @Test
    void whatWasMeasuredNativelyStandsBesideTheSameFigureOfTheJvm() {
        var jvm = Map.of("Start-up", Map.<String, Object>of("sync: ready after ms", 2_240));

        assertThat(Results.table(jvm, Map.of("Start-up", Map.of("sync: ready after ms", "190"))))
                .endsWith("| Start-up | sync: ready after ms | 2,240 | 190 |\n");
        assertThat(Results.table(jvm, Map.of())).endsWith("| Start-up | sync: ready after ms | 2,240 | |\n");
    }
}
