package dev.mailsync.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SkipReasonTest {

    private static final Path WORDS = Path.of("src/main/web/app/messages/en.js");

    @ParameterizedTest
    @EnumSource(SkipReason.class)
    void theSettingsPageHasWordsForIt(SkipReason reason) throws IOException {
        assertThat(Files.readString(WORDS)).containsPattern("  " + reason + ": ['(]\\w");
    }

    /** Counters are stored under these names. */
    @Test
    void namesStay() {
        assertThat(SkipReason.values())
                .extracting(SkipReason::name)
                .containsExactly(
                        "DRAFT",
                        "FOLDER",
                        "BEFORE_HORIZON",
                        "RETENTION",
                        "NEVER_RECORD",
                        "MARKED_PRIVATE",
                        "SKIPPED_KIND",
                        "INTERNAL",
                        "NO_LEAD");
    }
}
