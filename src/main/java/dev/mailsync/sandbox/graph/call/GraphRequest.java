package dev.mailsync.sandbox.graph.call;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request to Graph.
 *
 * @param target path below {@code /v1.0} and query, both still encoded: {@code /me/messages?$top=5}
 */
public record GraphRequest(String method, String target, Map<String, String> headers, byte[] body) {

    private static final Pattern KEYED = Pattern.compile("(.+)\\('(.*)'\\)");

    public GraphRequest {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
        target = target.startsWith("/") ? target : "/" + target;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Prefer prefer() {
        return Prefer.parse(header("Prefer").orElse(""));
    }

    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** The path's segments. The forms {@code x('key')} and {@code delta()} become {@code x/key} and {@code delta}. */
    public List<String> segments() {
        return Stream.of(path().split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> decoded(part.replace("+", "%2B")))
                .flatMap(GraphRequest::plain)
                .toList();
    }

    private static Stream<String> plain(String part) {
        var keyed = KEYED.matcher(part);
        if (keyed.matches()) {
            return Stream.of(keyed.group(1), keyed.group(2).replace("''", "'"));
        }
        return Stream.of(part.replaceFirst("\\(\\)$", "").replaceFirst("^microsoft\\.graph\\.", ""));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw GraphException.badRequest("The request URI is not valid.");
        }
    }

    public Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        var parts = target.split("\\?", 2);
        if (parts.length == 2) {
            for (var pair : parts[1].split("&")) {
                var name = pair.split("=", 2);
                query.put(decoded(name[0]), name.length == 2 ? decoded(name[1]) : "");
            }
        }
        return query;
    }
}
