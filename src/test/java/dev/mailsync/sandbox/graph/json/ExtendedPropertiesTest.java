package dev.mailsync.sandbox.graph.json;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.TestingGraph;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExtendedPropertiesTest {

    private static final String THREAD =
            "singleValueExtendedProperties($filter=id eq 'String 0x1042' or id eq 'String 0x1039')";
    private static final String REPLY =
            "Subject: Re\r\nIn-Reply-To: <2@x.example>\r\nReferences: <1@x.example>\r\n <2@x.example>\r\n\r\nText";

    private final TestingGraph graph = new TestingGraph();

    @Test
    void sentMailTellsWhatItAnswersThoughItsHeadersAreGone() {
        var sent = graph.testing.deliver(REPLY, WellKnown.SENTITEMS).ids().ordinary();

        var mail = graph.json("/me/messages/" + sent + "?$select=internetMessageHeaders&$expand=" + THREAD);

        assertThat(mail.has("internetMessageHeaders")).isFalse();
        assertThat(properties(mail))
                .containsExactlyInAnyOrder("String 0x1042=<2@x.example>", "String 0x1039=<1@x.example> <2@x.example>");
    }

    @Test
    void whatAMailDoesNotHaveIsLeftOut() {
        graph.testing.deliver("Subject: Re\r\nReferences: <1@x.example>\r\n\r\nText");
        graph.testing.deliver("Subject: New\r\n\r\nText");

        var mails = graph.json("/me/messages?$orderby=receivedDateTime asc&$expand=" + THREAD)
                .get("value");

        assertThat(properties(mails.get(0))).containsExactly("String 0x1039=<1@x.example>");
        assertThat(mails.get(1).has("singleValueExtendedProperties")).isFalse();
    }

    @Test
    void aMailWrittenThroughGraphAnswersNothing() {
        graph.call("POST", "/me/sendMail", """
                {"message": {"subject": "Hi", "internetMessageHeaders": [{"name": "x-own", "value": "1"}],
                 "toRecipients": [{"emailAddress": {"address": "lead@fabrikam.example"}}]}}""");

        var sent = graph.json("/me/mailFolders/sentitems/messages?$expand=" + THREAD);

        assertThat(sent.at("/value/0/subject").asText()).isEqualTo("Hi");
        assertThat(sent.at("/value/0").has("singleValueExtendedProperties")).isFalse();
    }

    @Test
    void attachmentsAndPropertiesComeTogether() {
        graph.testing.deliver(REPLY);

        var mail = graph.json("/me/messages?$expand=attachments($select=id,name)," + THREAD)
                .at("/value/0");

        assertThat(mail.get("attachments").isArray()).isTrue();
        assertThat(properties(mail)).hasSize(2);
    }

    @Test
    void allRoundsOfADeltaQueryExpandWhatTheFirstOneAskedFor() {
        graph.testing.deliver(REPLY);
        var first = graph.json("/me/mailFolders/inbox/messages/delta?$select=subject&$expand=" + THREAD);
        graph.testing.deliver(REPLY.replace("2@x", "3@x"));
        var second = graph.json(first.get("@odata.deltaLink").asText());

        assertThat(properties(first.at("/value/0"))).hasSize(2);
        assertThat(properties(second.at("/value/0"))).contains("String 0x1042=<3@x.example>");
    }

    @Test
    void membersOfABatchExpandToo() {
        var id = graph.testing.deliver(REPLY).ids().ordinary();
        var url = "/me/messages/" + id + "?$expand=" + THREAD.replace(" ", "%20");

        var answer = TestingGraph.json(graph.call(
                "POST", "/$batch", "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"" + url + "\"}]}"));

        assertThat(properties(answer.at("/responses/0/body"))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extensions",
                "singleValueExtendedProperties",
                "singleValueExtendedProperties($filter=id ne 'String 0x1042')",
                "singleValueExtendedProperties($filter=id eq 'String 0x1042'",
                "attachments($top=1)"
            })
    void whatIsNotUnderstoodIsRefused(String expand) {
        assertThat(graph.get("/me/messages?$expand=" + expand).status()).isEqualTo(400);
    }

    private static List<String> properties(JsonNode mail) {
        return mail.get("singleValueExtendedProperties")
                .valueStream()
                .map(property -> property.get("id").asText() + "="
                        + property.get("value").asText())
                .toList();
    }
}
