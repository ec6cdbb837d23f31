package dev.mailsync.microsoft.graph;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;

import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ten letters, of which an answer holds at most four. */
class ContentReaderTest {

    private static final String LETTERS = "abcdefghij";
    private static final int MOST = 4;

    @Test
    void ofAWholeThatComesWithItsLengthTheRangeIsCutOut() throws IOException {
        assertThat(read(new ByteRange.From(0, 99), whole(10))).isEqualTo("abcd from 0 of 10");
        assertThat(read(ByteRange.all(), whole(10))).isEqualTo("abcd from 0 of 10");
        assertThat(read(new ByteRange.From(2, 3), whole(10))).isEqualTo("cd from 2 of 10");
        assertThat(read(new ByteRange.From(8, Long.MAX_VALUE), whole(10))).isEqualTo("ij from 8 of 10");
        assertThat(read(new ByteRange.Last(3), whole(10))).isEqualTo("hij from 7 of 10");
        assertThat(read(new ByteRange.Last(6), whole(10))).isEqualTo("efgh from 4 of 10");
        assertThat(read(new ByteRange.Last(60), whole(10))).isEqualTo("abcd from 0 of 10");
    }

    @Test
    void ofAWholeWithoutALengthTheTotalIsKnownOnceTheEndIsReached() throws IOException {
        assertThat(read(ByteRange.all(), whole(-1))).isEqualTo("abcd from 0 of ?");
        assertThat(read(new ByteRange.From(6, 9), whole(-1))).isEqualTo("ghij from 6 of 10");
        assertThat(read(new ByteRange.Last(3), whole(-1))).isEqualTo("hij from 7 of 10");
        assertThat(read(new ByteRange.Last(60), whole(-1))).isEqualTo("ghij from 6 of 10");
    }

    @Test
    void beyondTheEndThereIsNothing() throws IOException {
        assertThat(read(new ByteRange.From(10, 12), whole(10))).isEqualTo("nothing of 10");
        assertThat(read(new ByteRange.From(99, 100), whole(10))).isEqualTo("nothing of 10");
        assertThat(read(new ByteRange.From(99, 100), whole(-1))).isEqualTo("nothing of ?");
        assertThat(read(new ByteRange.Last(0), whole(10))).isEqualTo("nothing of 10");
        assertThat(read(new ByteRange.From(10, 12), response(416, "", -1, "bytes */10")))
                .isEqualTo("nothing of 10");
    }

    @Test
    void anEmptyWholeIsEmpty() throws IOException {
        assertThat(read(ByteRange.all(), response(200, "", 0, null))).isEqualTo(" from 0 of 0");
        assertThat(read(ByteRange.all(), response(200, "", -1, null))).isEqualTo(" from 0 of 0");
    }

    @Test
    void aPartIsTakenAsItSaysItIs() throws IOException {
        assertThat(read(new ByteRange.From(2, 9), response(206, "cdefghij", 8, "bytes 2-9/10")))
                .isEqualTo("cdef from 2 of 10");
        assertThat(read(new ByteRange.From(2, 3), response(206, "cd", -1, "bytes 2-3/*")))
                .isEqualTo("cd from 2 of ?");
        assertThat(read(new ByteRange.Last(2), response(206, "ij", 2, "bytes 8-9/10")))
                .isEqualTo("ij from 8 of 10");
        assertThatThrownBy(() -> read(new ByteRange.From(2, 3), response(206, "cd", 2, "lines 2-3/10")))
                .isInstanceOf(IOException.class);
    }

    private static String read(ByteRange wanted, Response response) throws IOException {
        return switch (new ContentReader(wanted, MOST).read(response)) {
            case Content.Slice slice ->
                new String(slice.bytes(), UTF_8) + " from " + slice.first() + " of " + shown(slice.total());
            case Content.Beyond beyond -> "nothing of " + shown(beyond.total());
        };
    }

    private static String shown(OptionalLong total) {
        return total.isPresent() ? Long.toString(total.getAsLong()) : "?";
    }

    private static Response whole(long length) {
        return response(200, LETTERS, length, null);
    }

    private static Response response(int status, String body, long length, String range) {
        var headers = Headers.of(range == null ? Map.of() : Map.of("Content-Range", range));
        return new Response.Builder()
                .request(new Request.Builder().url("https://graph.example/x").build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .headers(headers)
                .body(ResponseBody.create(
                        new Buffer().writeUtf8(body), MediaType.get("application/octet-stream"), length))
                .build();
    }
}
