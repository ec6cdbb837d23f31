package dev.mailsync.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;

/**
 * Compresses pages and scripts to a third of their size. Behind API Gateway nothing else does: neither the gateway nor
 * the HTTP server, which compresses on sockets only. API responses stay as they are.
 */
final class Compression {

    private static final Set<String> COMPRESSED = Set.of("text/html", "text/css", "text/javascript");
    private static final int WORTHWHILE = 1_024;

    private Compression() {}

    static Answer of(Answer answer, HttpHeaders request) {
        return isCompressible(answer) && understands(request) ? compressed(answer) : answer;
    }

    private static boolean isCompressible(Answer answer) {
        var type = answer.headers()
                .get(HttpHeaderNames.CONTENT_TYPE, "")
                .split(";")[0]
                .strip();
        return COMPRESSED.contains(type)
                && answer.status() == 200
                && answer.body().length >= WORTHWHILE
                && !answer.headers().contains(HttpHeaderNames.CONTENT_ENCODING);
    }

    private static boolean understands(HttpHeaders request) {
        return request.get(HttpHeaderNames.ACCEPT_ENCODING, "").contains("gzip");
    }

    private static Answer compressed(Answer answer) {
        var headers = answer.headers().copy();
        headers.set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        headers.add(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
        headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        return new Answer(answer.status(), headers, gzip(answer.body()));
    }

    private static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
