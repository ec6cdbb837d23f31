package dev.mailsync.mail;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mailsync.platform.identity.Fingerprint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadRefTest {

    @Test
    void ofManyReferencesTheFirstAndTheLastTwelveTell() {
        var references = IntStream.range(0, 40).mapToObj(i -> "<" + i + "@x>").toList();

        assertThat(referring(references).referred())
                .containsExactlyElementsOf(Stream.concat(Stream.of("<0@x>"), references.subList(28, 40).stream())
                        .map(ThreadRefTest::message)
                        .toList());
    }

    @Test
    void whatIsReferredToTwiceIsLookedForOnce() {
        assertThat(referring(List.of("<1@x>", "<2@x>", "<1@x>")).referred())
                .containsExactly(message("<1@x>"), message("<2@x>"));
    }

    @Test
    void nothingCanReferToAMailWithoutAMessageId() {
        assertThat(ThreadRef.of(null, List.of(), "conversation", Set.of()).message())
                .isEmpty();
        assertThat(ThreadRef.of(" ", List.of(), "conversation", Set.of()).message())
                .isEmpty();
    }

    @Test
    void whereItsConversationIsMissingAMailIsKnownByItsMessageId() {
        var one = ThreadRef.of("<1@x>", List.of(), null, Set.of());

        assertThat(one.conversation())
                .isEqualTo(ThreadRef.of("<1@x>", List.of(), null, Set.of()).conversation())
                .isNotEqualTo(ThreadRef.of("<2@x>", List.of(), null, Set.of()).conversation());
    }

    private static ThreadRef referring(List<String> references) {
        return ThreadRef.of("<mail@x>", references, "conversation", Set.of());
    }

    private static Fingerprint message(String messageId) {
        return Fingerprint.of("message", messageId);
    }
}
