package dev.mailsync.sandbox.graph;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.mailbox.Sending;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Drafts with attachments and marks of one's own, and what becomes of them when they are sent. */
class SendingTest {

    private static final String MARK = "String {5b1f6c0e-8d2a-4f57-9a33-6c1d0e7b42f9} Name Own";
    private static final String MARKED =
            "/me/messages?$filter=singleValueExtendedProperties/Any(ep: ep/id eq '%s' and ep/value eq 'm-1')"
                    .formatted(MARK);
    private static final String WITH_MARK =
            "?$expand=singleValueExtendedProperties($filter=id eq '%s')".formatted(MARK);

    private final TestingGraph graph = new TestingGraph();

    private String drafted() {
        var response = graph.call("POST", "/me/messages", """
                {"subject":"Offer","body":{"contentType":"html","content":"<p>Hi</p>"},
                 "toRecipients":[{"emailAddress":{"address":"lee@lead.example"}}],
                 "singleValueExtendedProperties":[{"id":"%s","value":"m-1"}]}""".formatted(MARK), TestingGraph.IMMUTABLE);
        assertThat(response.status()).isEqualTo(201);
        return TestingGraph.json(response).get("id").asText();
    }

    private JsonNode read(String id) {
        return graph.json("/me/messages/" + id + WITH_MARK, TestingGraph.IMMUTABLE);
    }

    private int send(String id) {
        return graph.call("POST", "/me/messages/" + id + "/send", null, TestingGraph.IMMUTABLE)
                .status();
    }

    @Test
    void aMarkIsFoundAndShownAndStaysOnTheSentMail() {
        var id = drafted();
        assertThat(read(id).at("/singleValueExtendedProperties/0/value").asText())
                .isEqualTo("m-1");
        assertThat(graph.json(MARKED).get("value")).hasSize(1);
        assertThat(graph.json(MARKED.replace("m-1", "m-2")).get("value")).isEmpty();

        assertThat(send(id)).isEqualTo(202);

        assertThat(read(id).get("isDraft").asBoolean()).isFalse();
        assertThat(graph.json(MARKED).at("/value/0/isDraft").asBoolean()).isFalse();
        assertThat(send(id)).isEqualTo(400);
    }

    @Test
    void aMarkIsNotSentAlong() {
        var other = graph.testing.mailbox("lee@lead.example");

        send(drafted());

        assertThat(other.items())
                .singleElement()
                .satisfies(it -> assertThat(it.mail().properties()).isEmpty());
    }

    @Test
    void sendingCanTakeAWhileAndLeaveNeitherIdNorMark() {
        var id = drafted();
        var messageId = read(id).get("internetMessageId").asText();
        graph.testing.world.sending().manner(new Sending.Manner(Duration.ofMinutes(1), true, true));

        assertThat(send(id)).isEqualTo(202);
        assertThat(read(id).get("isDraft").asBoolean()).isTrue();
        graph.testing.clock.advance(Duration.ofMinutes(1));

        assertThat(graph.get("/me/messages/" + id, TestingGraph.IMMUTABLE).status())
                .isEqualTo(404);
        assertThat(graph.json(MARKED).get("value")).isEmpty();
        var sent = graph.json("/me/messages?$filter=internetMessageId eq '" + messageId.replace("+", "%2B") + "'");
        assertThat(sent.at("/value/0/isDraft").asBoolean()).isFalse();
    }

    @Test
    void aReplyIsADraftToTheAuthorInTheSameThread() {
        var original = graph.testing.deliver("""
                From: lee@lead.example
                Subject: Question
                Message-ID: <2@lead.example>
                References: <1@lead.example>

                Hi
                """);

        var reply = TestingGraph.json(graph.call(
                "POST", "/me/messages/" + original.ids().immutable() + "/createReply", "{}", TestingGraph.IMMUTABLE));
        var id = reply.get("id").asText();
        assertThat(send(id)).isEqualTo(202);

        assertThat(reply.get("isDraft").asBoolean()).isTrue();
        assertThat(reply.get("subject").asText()).isEqualTo("RE: Question");
        assertThat(reply.at("/toRecipients/0/emailAddress/address").asText()).isEqualTo("lee@lead.example");
        assertThat(reply.get("conversationId").asText())
                .isEqualTo(original.thread().conversationId());
        var thread = "?$expand=singleValueExtendedProperties($filter=id eq 'String 0x1042' or id eq 'String 0x1039')";
        assertThat(graph.json("/me/messages/" + id + thread, TestingGraph.IMMUTABLE)
                        .at("/singleValueExtendedProperties")
                        .findValuesAsText("value"))
                .containsExactly("<2@lead.example>", "<1@lead.example> <2@lead.example>");
    }

    @Test
    void attachmentsAreAddedOneByOne() {
        var id = drafted();

        var response = graph.call("POST", "/me/messages/" + id + "/attachments", """
                {"@odata.type":"#microsoft.graph.fileAttachment","name":"a.txt","contentType":"text/plain","contentBytes":"%s"}""".formatted(
                        Base64.getEncoder().encodeToString("text".getBytes())));

        assertThat(response.status()).isEqualTo(201);
        assertThat(graph.json("/me/messages/" + id + "/attachments", TestingGraph.IMMUTABLE)
                        .at("/value/0/name")
                        .asText())
                .isEqualTo("a.txt");
    }

    @Test
    void largeAttachmentsAreUploadedInRangesWithoutAToken() {
        var id = drafted();
        var content = new byte[3_500_000];
        Arrays.fill(content, (byte) 7);
        var session = TestingGraph.json(graph.call(
                "POST",
                "/me/messages/" + id + "/attachments/createUploadSession",
                "{\"AttachmentItem\":{\"attachmentType\":\"file\",\"name\":\"plan\",\"size\":3500000}}"));
        var address = session.get("uploadUrl").asText().replace(TestingGraph.BASE.toString(), "");

        assertThat(put(address, content, 0, 3_000_000, Map.of("Authorization", "Bearer x")))
                .isEqualTo(401);
        assertThat(put(address, content, 1_000, 2_000, Map.of())).isEqualTo(400);
        assertThat(put(address, content, 0, 3_000_000, Map.of())).isEqualTo(200);
        assertThat(put(address, content, 3_000_000, 3_500_000, Map.of())).isEqualTo(201);

        assertThat(graph.testing.ann.item(id).mail().attachments())
                .singleElement()
                .satisfies(it -> assertThat(it.content()).isEqualTo(content));
    }

    @Test
    void whatIsSmallHasNoUploadSession() {
        var response = graph.call(
                "POST",
                "/me/messages/" + drafted() + "/attachments/createUploadSession",
                "{\"AttachmentItem\":{\"attachmentType\":\"file\",\"name\":\"plan\",\"size\":1000}}");

        assertThat(response.status()).isEqualTo(400);
    }

    private int put(String address, byte[] content, int from, int to, Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, content.length));
        return graph.handle(new GraphRequest("PUT", address, headers, Arrays.copyOfRange(content, from, to)))
                .status();
    }
}
