package dev.mailsync.timeline;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.mailsync.microsoft.graph.ByteRange;

/** One byte range in the syntax of RFC 9110. Ignores anything else, as the RFC allows: several ranges, other units. */
final class RangeHeader {

    private static final Pattern BYTES = Pattern.compile("\\s*bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    private RangeHeader() {}

    static Optional<ByteRange> parse(String header) {
        var matcher = BYTES.matcher(header == null ? "" : header);
        if (!matcher.matches() || (matcher.group(1) + matcher.group(2)).isEmpty()) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            return Optional.of(new ByteRange.Last(Long.parseLong(matcher.group(2))));
        }
        var first = Long.parseLong(matcher.group(1));
        var last = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        return Optional.<ByteRange>of(new ByteRange.From(first, last)).filter(range -> first <= last);
    }
}
