package dev.mailsync.sandbox.graph;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.mailbox.RequestLog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class BatchTest {

    private final TestingGraph graph = new TestingGraph();

    @Test
    void eachMemberHasItsOwnStatusHeadersAndFormOfIds() {
        var ids = graph.testing.deliver("Subject: Hello\r\n\r\nText").ids();
        var members = """
                {"id": "plain", "method": "GET", "url": "/me/messages/%1$s?$select=id"},
                {"id": "immutable", "method": "GET", "url": "me/messages/%1$s?$select=id",
                 "headers": {"prefer": "IdType=\\"ImmutableId\\""}},
                {"id": "unknown", "method": "GET", "url": "/me/messages/AAunknown"}""";

        var response = batch(members.formatted(ids.immutable()));

        assertThat(response.status()).isEqualTo(200);
        assertThat(member(response, "plain").at("/body/id").asText()).isEqualTo(ids.ordinary());
        assertThat(member(response, "immutable").at("/body/id").asText()).isEqualTo(ids.immutable());
        assertThat(member(response, "unknown").get("status").asInt()).isEqualTo(404);
        assertThat(member(response, "unknown").at("/headers/request-id").asText())
                .isNotEmpty();
    }

    @Test
    void whatDependsOnAFailureIsNotTried() {
        var id = graph.testing.deliver("Subject: Hello\r\n\r\nText").ids().immutable();
        var response = batch("""
                {"id": "1", "method": "GET", "url": "/me/messages/AAunknown"},
                {"id": "2", "method": "DELETE", "url": "/me/messages/%s", "dependsOn": ["1"]},
                {"id": "3", "method": "GET", "url": "/me", "dependsOn": ["2"]}""".formatted(id));

        assertThat(List.of(member(response, "2"), member(response, "3")))
                .extracting(member -> member.get("status").asInt())
                .containsOnly(424);
        assertThat(graph.get("/me/messages/" + id).status()).isEqualTo(200);
    }

    @Test
    void aMemberMayWrite() {
        var response = batch("""
                {"id": "1", "method": "POST", "url": "/me/messages", "body": {"subject": "A draft"},
                 "headers": {"Content-Type": "application/json"}}""");

        assertThat(member(response, "1").get("status").asInt()).isEqualTo(201);
        assertThat(graph.testing.ann.items()).hasSize(1);
    }

    @Test
    void tooManyNoneTwinsAndNestedMembersAreRefused() {
        var member = "{\"id\": \"%d\", \"method\": \"GET\", \"url\": \"/me\"}";
        var twentyOne = new StringBuilder(member.formatted(0));
        for (int i = 1; i <= 20; i++) {
            twentyOne.append(',').append(member.formatted(i));
        }

        assertThat(batch(twentyOne.toString()).status()).isEqualTo(400);
        assertThat(batch("").status()).isEqualTo(400);
        assertThat(batch(member.formatted(1) + "," + member.formatted(1)).status())
                .isEqualTo(400);
        assertThat(batch("{\"id\": \"1\", \"method\": \"POST\", \"url\": \"/$batch\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void membersAreInTheLogLikeOtherRequests() {
        batch("{\"id\": \"1\", \"method\": \"GET\", \"url\": \"/me?$select=id\"}");

        assertThat(graph.testing.world.requests().entries())
                .extracting(RequestLog.Entry::method, RequestLog.Entry::path, RequestLog.Entry::status)
                .containsExactly(tuple("GET", "/v1.0/me?$select=id", 200), tuple("POST", "/v1.0/$batch", 200));
    }

    private GraphResponse batch(String members) {
        return graph.call("POST", "/$batch", "{\"requests\": [" + members + "]}");
    }

    private static JsonNode member(GraphResponse response, String id) {
        for (var member : TestingGraph.json(response).get("responses")) {
            if (member.get("id").asText().equals(id)) {
                return member;
            }
        }
        throw new AssertionError("no answer for " + id);
    }
}
