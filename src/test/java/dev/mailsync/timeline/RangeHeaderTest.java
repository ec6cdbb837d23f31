package dev.mailsync.timeline;

import dev.mailsync.microsoft.graph.ByteRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RangeHeaderTest {

    @Test
    void aRangeHasABeginningAnEndOrBoth() {
        assertThat(RangeHeader.parse("bytes=0-99")).contains(new ByteRange.From(0, 99));
        assertThat(RangeHeader.parse("bytes=5-5")).contains(new ByteRange.From(5, 5));
        assertThat(RangeHeader.parse("bytes=100-")).contains(new ByteRange.From(100, Long.MAX_VALUE));
        assertThat(RangeHeader.parse("bytes=-20")).contains(new ByteRange.Last(20));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=9-5",
                "bytes=0-1,5-6",
                "items=0-5",
                "bytes 0-5",
                "bytes=a-b",
                "bytes=0-99999999999999999999",
                "bytes=--5"
            })
    void whateverElseItSaysIsIgnored(String header) {
        assertThat(RangeHeader.parse(header)).isEmpty();
    }
}
