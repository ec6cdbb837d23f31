package dev.mailsync.sandbox.graph.call;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The preferences in {@code Prefer} headers (RFC 7240) that Outlook supports. Others are ignored. */
public record Prefer(List<String> preferences) {

    private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize\\s*=\\s*\"?(\\d{1,6})\"?");

    static Prefer parse(String header) {
        return new Prefer(Stream.of(header.split(","))
                .map(preference -> preference.strip().replace(" ", ""))
                .toList());
    }

    public boolean immutableIds() {
        return preferences.stream().anyMatch("IdType=\"ImmutableId\""::equalsIgnoreCase);
    }

    boolean textBody() {
        return preferences.stream()
                .anyMatch(
                        preference -> preference.replace("\"", "").equalsIgnoreCase("outlook.body-content-type=text"));
    }

    boolean unsafeHtml() {
        return preferences.stream().anyMatch("outlook.allow-unsafe-html"::equalsIgnoreCase);
    }

    public OptionalInt maxPageSize() {
        return preferences.stream()
                .map(PAGE_SIZE::matcher)
                .filter(matcher -> matcher.matches())
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(size -> size > 0)
                .findFirst();
    }
}
