package dev.mailsync.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.concurrent.CompletableFuture;

import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.quarkus.netty.runtime.virtual.VirtualResponseHandler;

/** Assembles the parts of the HTTP server's response. Called by one event loop only. */
final class AnswerCollector implements VirtualResponseHandler {

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private HttpResponse head;

    CompletableFuture<Answer> answer() {
        return answer;
    }

    @Override
    public void handleMessage(Object message) {
        try {
            collect(message);
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void close() {
        answer.completeExceptionally(new IOException("the connection was closed"));
    }

    /** One message can be several of these at once. */
    private void collect(Object message) throws IOException {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                return;
            }
            head = response;
        }
        if (message instanceof HttpContent part) {
            part.content().readBytes(body, part.content().readableBytes());
        }
        if (message instanceof FileRegion file) {
            file.transferTo(Channels.newChannel(body), file.transferred());
        }
        if (message instanceof LastHttpContent) {
            answer.complete(new Answer(head.status().code(), head.headers(), body.toByteArray()));
        }
    }
}
