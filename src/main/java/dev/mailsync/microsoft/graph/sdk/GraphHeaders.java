package dev.mailsync.microsoft.graph.sdk;

import com.microsoft.kiota.RequestHeaders;

/** Headers for every request to Graph. */
final class GraphHeaders {

    private static final String IMMUTABLE_IDS = "IdType=\"ImmutableId\"";
    private static final String PAGE_SIZE = "odata.maxpagesize=100";

    private GraphHeaders() {}

    static void immutableIds(RequestHeaders headers) {
        headers.add("Prefer", IMMUTABLE_IDS);
    }

    static void immutableIdsInPages(RequestHeaders headers) {
        headers.add("Prefer", IMMUTABLE_IDS + ", " + PAGE_SIZE);
    }
}
