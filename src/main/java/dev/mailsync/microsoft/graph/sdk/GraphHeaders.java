package dev.mailsync.microsoft.graph.sdk;

import com.microsoft.kiota.RequestHeaders;

/** Headers for every request to Graph. */
final class GraphHeaders {

    private static final String IMMUTABLE_IDS = "IdType=\"ImmutableId\"";
    private static final int FOLDERS_IN_A_PAGE = 100;

    private GraphHeaders() {}

    static void immutableIds(RequestHeaders headers) {
        headers.add("Prefer", IMMUTABLE_IDS);
    }

    static void immutableIdsInPages(RequestHeaders headers) {
        immutableIdsInPages(headers, FOLDERS_IN_A_PAGE);
    }

    static void immutableIdsInPages(RequestHeaders headers, int pageSize) {
        headers.add("Prefer", IMMUTABLE_IDS + ", odata.maxpagesize=" + pageSize);
    }
}
