package dev.mailsync.microsoft.graph;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import okhttp3.Response;

/** Reads the wanted bytes from a response, whether or not Graph honoured the range, and nothing beyond them. */
public record ContentReader(ByteRange wanted, int most) {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (?:(\\d+)-\\d+|\\*)/(\\d+|\\*)");

    /** @param response 200, 206 or 416 */
    public Content read(Response response) throws IOException {
        var body = response.body().byteStream();
        return switch (response.code()) {
            case 416 -> new Content.Beyond(rangeOf(response).total);
            case 206 -> partial(body, rangeOf(response));
            default -> whole(body, length(response));
        };
    }

    private Content partial(InputStream body, Range given) throws IOException {
        if (given.first.isEmpty()) {
            throw new IOException("Partial content without its range");
        }
        return new Content.Slice(body.readNBytes(size()), given.first.getAsLong(), given.total);
    }

    /** As many as one response may have, or fewer if the range ends earlier. */
    private int size() {
        return wanted instanceof ByteRange.From from ? (int) Math.min(most - 1, from.last() - from.first()) + 1 : most;
    }

    private Content whole(InputStream body, OptionalLong length) throws IOException {
        return switch (wanted) {
            case ByteRange.From from -> from(body, from.first(), length);
            case ByteRange.Last last
            when length.isPresent() -> from(body, Math.max(0, length.getAsLong() - last.count()), length);
            case ByteRange.Last last -> end(body, last.count());
        };
    }

    private Content from(InputStream body, long first, OptionalLong length) throws IOException {
        try {
            body.skipNBytes(first);
        } catch (EOFException tooShort) {
            return new Content.Beyond(length);
        }
        var bytes = body.readNBytes(size());
        if (bytes.length == 0 && first > 0) {
            return new Content.Beyond(OptionalLong.of(first));
        }
        var ended = length.isEmpty() && body.read() < 0;
        return new Content.Slice(bytes, first, ended ? OptionalLong.of(first + bytes.length) : length);
    }

    /** The length is unknown: reads everything and keeps as much as one response may have. */
    private Content end(InputStream body, long count) throws IOException {
        var kept = new byte[0];
        long read = 0;
        for (var next = body.readNBytes(most); next.length > 0; next = body.readNBytes(most)) {
            read += next.length;
            var both = Arrays.copyOf(kept, kept.length + next.length);
            System.arraycopy(next, 0, both, kept.length, next.length);
            kept = Arrays.copyOfRange(both, (int) Math.max(0, both.length - Math.min(count, most)), both.length);
        }
        return read == 0
                ? new Content.Beyond(OptionalLong.of(0))
                : new Content.Slice(kept, read - kept.length, OptionalLong.of(read));
    }

    private static OptionalLong length(Response response) {
        var length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    private record Range(OptionalLong first, OptionalLong total) {}

    private static Range rangeOf(Response response) {
        var matcher = CONTENT_RANGE.matcher(response.header("Content-Range", ""));
        return matcher.matches()
                ? new Range(number(matcher.group(1)), number(matcher.group(2)))
                : new Range(OptionalLong.empty(), OptionalLong.empty());
    }

    private static OptionalLong number(String digits) {
        return digits == null || digits.equals("*") || digits.length() > 18
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(digits));
    }
}
