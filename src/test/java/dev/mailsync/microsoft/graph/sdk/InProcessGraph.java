package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;

import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.platform.telemetry.TestingMetrics;
import dev.mailsync.sandbox.fault.NoAnswerException;
import dev.mailsync.sandbox.graph.GraphApi;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** The product's own use of Graph, led to a sandbox in this process instead of over a wire. */
public final class InProcessGraph {

    private InProcessGraph() {}

    /** @param before sees each request first, and may answer it or throw */
    public static GraphMailboxes mailboxes(Endpoints endpoints, GraphApi graph, Interceptor before) {
        var http = new OkHttpClient.Builder()
                .addInterceptor(before)
                .addInterceptor(chain -> answered(chain.request(), graph, endpoints))
                .build();
        return new SdkGraphMailboxes(
                endpoints, http, new ThrottleMeter(new TestingMetrics().metrics()), Clock.systemUTC());
    }

    private static Response answered(Request request, GraphApi graph, Endpoints endpoints) throws IOException {
        var headers = new HashMap<String, String>();
        request.headers()
                .forEach(header -> headers.merge(header.getFirst(), header.getSecond(), (a, b) -> a + ", " + b));
        var url = request.url().toString();
        var target = url.substring(endpoints.graph().toString().length());
        var answer = handled(graph, new GraphRequest(request.method(), target, headers, body(request)));
        var type = answer.headers().getOrDefault("Content-Type", "application/json");
        var response = response(request, answer.status(), type, answer.body()).newBuilder();
        answer.headers().forEach(response::header);
        return response.build();
    }

    private static GraphResponse handled(GraphApi graph, GraphRequest request) throws IOException {
        try {
            return graph.handle(request);
        } catch (NoAnswerException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    public static Response response(Request request, int status, String type, byte[] body) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(body, MediaType.parse(type)))
                .build();
    }

    private static byte[] body(Request request) throws IOException {
        if (request.body() == null) {
            return new byte[0];
        }
        try (var buffer = new Buffer()) {
            request.body().writeTo(buffer);
            return buffer.readByteArray();
        }
    }
}
