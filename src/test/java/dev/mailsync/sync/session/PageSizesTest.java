package dev.mailsync.sync.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.microsoft.MicrosoftException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageSizesTest {

    private static final PageSizes SIZES = PageSizes.of(100, 25, 5);

    private final List<Integer> asked = new ArrayList<>();
    private boolean near;

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_504", "ErrorTimeoutExpired", "NO_ANSWER"})
    void whatTakesTooLongIsAskedForSmaller(String code) {
        assertThat(largest(code, 5)).isEqualTo(5);
        assertThat(asked).containsExactly(100, 25, 5);
    }

    @Test
    void theFirstThatIsAnsweredIsTheLargest() {
        assertThat(largest("HTTP_504", 25)).isEqualTo(25);
        assertThat(asked).containsExactly(100, 25);
    }

    /** As when the first took all the time that there was. */
    @Test
    void afterFailuresItBeginsSmaller() {
        assertThat(SIZES.after(1).sizes()).containsExactly(25, 5);
        assertThat(SIZES.after(7).sizes()).containsExactly(5);
        assertThat(SIZES.after(0)).isEqualTo(SIZES);
    }

    @Test
    void ifTheSmallestTakesTooLongItFails() {
        assertThatThrownBy(() -> largest("HTTP_504", 1)).isInstanceOf(MicrosoftException.Transient.class);
        assertThat(asked).containsExactly(100, 25, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_503", "TooManyRequests"})
    void whatFailsForAnotherReasonIsNotAskedForAgain(String code) {
        assertThatThrownBy(() -> largest(code, 5)).isInstanceOf(MicrosoftException.Transient.class);
        assertThat(asked).containsExactly(100);
    }

    @Test
    void withoutTimeNothingIsAskedForAgain() {
        near = true;

        assertThatThrownBy(() -> largest("HTTP_504", 5)).isInstanceOf(MicrosoftException.Transient.class);
        assertThat(asked).containsExactly(100);
    }

    /** @param inTime up to which size Exchange answers */
    private int largest(String code, int inTime) {
        return SIZES.largest(() -> near, size -> {
            asked.add(size);
            if (size > inTime) {
                throw new MicrosoftException.Transient(
                        new MicrosoftException.Cause(code, "as this test wants", Optional.empty(), null),
                        Optional.empty());
            }
            return size;
        });
    }
}
