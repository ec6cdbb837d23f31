package dev.mailsync.sandbox.graph.call;

import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Collections in pages, by {@code $top} and {@code $skip}. */
public final class Page {

    private static final int DEFAULT_SIZE = 10;

    private Page() {}

    public static <T> ObjectNode of(Call call, URI base, List<T> all, Function<T, JsonNode> each) {
        var top = call.top(call.request().prefer().maxPageSize().orElse(DEFAULT_SIZE));
        var from = Math.min(call.number("$skip").orElse(0), all.size());
        var to = Math.min(from + top, all.size());
        var json = Json.object().put("@odata.context", Contexts.collection(base, call));
        if (call.flag("$count")) {
            json.put("@odata.count", all.size());
        }
        json.set("value", Json.array(all.subList(from, to), each));
        if (to < all.size()) {
            json.put("@odata.nextLink", next(call.request(), base, to));
        }
        return json;
    }

    private static String next(GraphRequest request, URI base, int skip) {
        var query = new LinkedHashMap<>(request.query());
        query.put("$skip", Integer.toString(skip));
        return base + request.path() + "?"
                + query.entrySet().stream()
                        .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
