package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.microsoft.graph.AttachmentRef;
import dev.mailsync.microsoft.graph.ByteRange;
import dev.mailsync.microsoft.graph.Content;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.platform.secrets.Secret;
import dev.mailsync.sandbox.TestingWorld;
import dev.mailsync.sandbox.graph.GraphApi;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GraphAttachmentsTest {

    private static final URI GRAPH = URI.create("https://graph.example/v1.0");

    private final TestingWorld testing = new TestingWorld();
    private final List<Request> contents = new ArrayList<>();
    private Optional<Response.Builder> instead = Optional.empty();
    private final GraphMailbox mailbox = InProcessGraph.mailboxes(
                    new Microsoft(), new GraphApi(testing.world, () -> GRAPH, null), this::watched)
            .open(testing.ann.account().objectId().toString(), new Secret(testing.token("Mail.Read")));

    private record Microsoft() implements Endpoints {

        @Override
        public URI publicUrl() {
            throw new UnsupportedOperationException();
        }

        @Override
        public URI login() {
            throw new UnsupportedOperationException();
        }

        @Override
        public URI graph() {
            return GRAPH;
        }
    }

    private Response watched(Interceptor.Chain chain) throws IOException {
        var request = chain.request();
        if (request.url().encodedPath().endsWith("/$value")) {
            contents.add(request);
            if (instead.isPresent()) {
                return instead.get().request(request).build();
            }
        }
        return chain.proceed(request);
    }

    @Test
    void attachmentsAreListedOverAllPagesInTheirOrder() {
        var id = testing.deliver(mailWith(25)).ids().immutable();

        var attachments = mailbox.attachments(id);

        assertThat(attachments).hasSize(25);
        assertThat(attachments.get(24).name()).isEqualTo("24.txt");
        assertThat(attachments.get(24).kind()).isEqualTo(AttachmentRef.Kind.FILE);
    }

    @Test
    void theContentComesAsItIsWithoutBeingCompressed() {
        var id = testing.deliver(mailWith(2)).ids().immutable();
        var second = mailbox.attachments(id).get(1).id();

        var content = mailbox.content(id, second, ByteRange.all(), 100);

        assertThat(content).isInstanceOfSatisfying(Content.Slice.class, slice -> {
            assertThat(slice.bytes()).asString(UTF_8).isEqualTo("Content 1");
            assertThat(slice.total()).isEqualTo(OptionalLong.of(9));
        });
        assertThat(contents).singleElement().satisfies(request -> {
            assertThat(request.header("Accept-Encoding")).isEqualTo("identity");
            assertThat(request.header("Authorization")).startsWith("Bearer ");
            assertThat(request.header("Prefer")).contains("ImmutableId");
            assertThat(request.header("Range")).isNull();
        });
    }

    @Test
    void aRangeIsPassedOnAndNeedNotBeHeeded() {
        var id = testing.deliver(mailWith(1)).ids().immutable();
        var first = mailbox.attachments(id).getFirst().id();

        var content = mailbox.content(id, first, new ByteRange.From(8, 20), 100);

        assertThat(contents.getFirst().header("Range")).isEqualTo("bytes=8-20");
        assertThat(content)
                .isInstanceOfSatisfying(
                        Content.Slice.class,
                        slice -> assertThat(slice.bytes()).asString(UTF_8).isEqualTo("0"));
    }

    @Test
    void failuresAreSortedAsEverywhere() {
        var id = testing.deliver(mailWith(1)).ids().immutable();
        var first = mailbox.attachments(id).getFirst().id();

        assertThatThrownBy(() -> mailbox.attachments("AAunknown")).isInstanceOf(MicrosoftException.NotAFailure.class);
        assertThatThrownBy(() -> mailbox.content(id, "AAunknown", ByteRange.all(), 100))
                .isInstanceOf(MicrosoftException.NotAFailure.class);
        instead = Optional.of(answer(429).header("Retry-After", "2.5"));
        assertThatThrownBy(() -> mailbox.content(id, first, ByteRange.all(), 100))
                .isInstanceOfSatisfying(
                        MicrosoftException.Transient.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofMillis(2500)));
        instead = Optional.of(answer(401));
        assertThatThrownBy(() -> mailbox.content(id, first, ByteRange.all(), 100))
                .isInstanceOf(MicrosoftException.Unauthorized.class);
    }

    private static Response.Builder answer(int status) {
        var request = new Request.Builder().url(GRAPH + "/").build();
        return InProcessGraph.response(request, status, "application/json", new byte[0])
                .newBuilder();
    }

    private static String mailWith(int attachments) {
        var mail =
                new StringBuilder("Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText\r\n");
        for (int i = 0; i < attachments; i++) {
            mail.append("--b\r\nContent-Type: text/plain; name=%d.txt\r\n".formatted(i))
                    .append("Content-Disposition: attachment; filename=%d.txt\r\n\r\nContent %d\r\n".formatted(i, i));
        }
        return mail.append("--b--\r\n").toString();
    }
}
