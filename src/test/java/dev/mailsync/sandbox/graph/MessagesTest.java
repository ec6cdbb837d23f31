package dev.mailsync.sandbox.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {

    private final TestingGraph graph = new TestingGraph();

    @Test
    void theFormOfIdsFollowsThePreferenceAndBothFormsAddressAMail() {
        var ids = graph.testing.deliver("Subject: Hello\r\n\r\nText").ids();

        assertThat(graph.json("/me/messages/" + ids.immutable()).get("id").asText())
                .isEqualTo(ids.ordinary());
        assertThat(graph.json("/me/messages/" + ids.ordinary(), TestingGraph.IMMUTABLE)
                        .get("id")
                        .asText())
                .isEqualTo(ids.immutable());
    }

    @Test
    void headersAndUniqueBodyComeOnlyWhenSelectedAndSelectionLeavesTheRestOut() {
        var id = graph.testing
                .deliver("Subject: Hello\r\nX-Own: 1\r\n\r\nText")
                .ids()
                .immutable();

        var whole = graph.json("/me/messages/" + id);
        assertThat(whole.has("internetMessageHeaders") || whole.has("uniqueBody"))
                .isFalse();
        assertThat(whole.get("body").get("contentType").asText()).isEqualTo("html");

        var some = graph.json("/me/messages/" + id + "?$select=internetMessageHeaders,subject");
        assertThat(names(some))
                .containsExactlyInAnyOrder("@odata.context", "@odata.etag", "id", "subject", "internetMessageHeaders");
        assertThat(some.at("/internetMessageHeaders/1/name").asText()).isEqualTo("X-Own");
    }

    private static List<String> names(JsonNode json) {
        return json.properties().stream().map(property -> property.getKey()).toList();
    }

    @Test
    void headersAreAbsentOnMailInSentItems() {
        var id = graph.testing
                .deliver("Subject: Hello\r\n\r\nText", WellKnown.SENTITEMS)
                .ids()
                .immutable();

        assertThat(graph.json("/me/messages/" + id + "?$select=internetMessageHeaders")
                        .has("internetMessageHeaders"))
                .isFalse();
    }

    @Test
    void anUnknownPropertyIsRefused() {
        assertThat(graph.get("/me/messages?$select=nonsense").status()).isEqualTo(400);
    }

    @Test
    void textIsServedToWhoPrefersIt() {
        var id = graph.testing
                .deliver("Content-Type: text/html\r\n\r\n<p>One</p><p>Two</p>")
                .ids()
                .immutable();

        var response = graph.get("/me/messages/" + id, "outlook.body-content-type=\"text\"");

        assertThat(response.headers()).containsEntry("Preference-Applied", "outlook.body-content-type=\"text\"");
        assertThat(TestingGraph.json(response).at("/body/content").asText()).isEqualTo("One\nTwo");
    }

    @Test
    void dangerousHtmlIsTakenOutUnlessItIsWanted() {
        var html = "<p onclick=\"x()\">Hi</p><script>x()</script><a href=\" java\tscript:x()\">y</a>";
        var id = graph.testing
                .deliver("Content-Type: text/html\r\n\r\n" + html)
                .ids()
                .immutable();

        assertThat(graph.json("/me/messages/" + id).at("/body/content").asText())
                .contains("<p>Hi</p>")
                .doesNotContain("onclick", "script>", "x()");
        assertThat(graph.json("/me/messages/" + id, "outlook.allow-unsafe-html")
                        .at("/body/content")
                        .asText())
                .isEqualTo(html);
    }

    @Test
    void mailIsFilteredByTheTimeItWasReceivedAndSortedBothWays() {
        for (int i = 0; i < 4; i++) {
            graph.testing.deliver("Subject: " + i + "\r\n\r\nText");
            graph.testing.clock.advance(Duration.ofMinutes(1));
        }
        var window = "$filter=receivedDateTime ge 2026-11-23T09:01:00Z and receivedDateTime lt 2026-11-23T09:03:00Z";

        assertThat(subjects("/me/messages?" + window)).containsExactly("2", "1");
        assertThat(subjects("/me/mailFolders/inbox/messages?$orderby=receivedDateTime asc&" + window))
                .containsExactly("1", "2");
        assertThat(graph.get("/me/messages?$filter=receivedDateTime near 2026-11-23T09:01:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aSpanOfTheWholeMailboxIsCountedAndReadPageByPageByObjectId() {
        var folders = List.of(WellKnown.INBOX, WellKnown.SENTITEMS, WellKnown.ARCHIVE);
        for (int i = 0; i < 9; i++) {
            graph.testing.deliver("Subject: " + i + "\r\n\r\nText", folders.get(i % 3));
            graph.testing.clock.advance(Duration.ofMinutes(1));
        }
        var span = "/users/" + graph.testing.ann.account().objectId() + "/messages?$top=3&$count=true"
                + "&$filter=receivedDateTime ge 2026-11-23T09:01:00Z and receivedDateTime lt 2026-11-23T09:08:00Z"
                + "&$orderby=receivedDateTime ";

        assertThat(counted(span + "asc")).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(counted(span + "desc")).containsExactly("7", "6", "5", "4", "3", "2", "1");
    }

    private List<String> counted(String link) {
        var subjects = new ArrayList<String>();
        for (var next = link; !next.isEmpty(); ) {
            var page = graph.json(next);
            assertThat(page.get("@odata.count").asInt()).isEqualTo(7);
            assertThat(page.get("value").size()).isLessThanOrEqualTo(3);
            subjects.addAll(page.get("value").findValuesAsText("subject"));
            next = page.path("@odata.nextLink").asText();
        }
        return subjects;
    }

    @Test
    void mailInDeletedItemsIsListedWithTheWholeMailboxAndMailDeletedForGoodIsNot() {
        var id = graph.testing.deliver("Subject: Hello\r\n\r\nText").ids().immutable();

        graph.testing.ann.delete(id);
        assertThat(subjects("/me/messages")).containsExactly("Hello");
        graph.testing.ann.delete(id);
        assertThat(subjects("/me/messages")).isEmpty();
    }

    private List<String> subjects(String link) {
        return graph.json(link).get("value").findValuesAsText("subject");
    }

    @Test
    void sortingByWhatTheFilterDoesNotBeginWithIsTooHard() {
        var response = graph.get("/me/messages?$filter=isRead eq false&$orderby=receivedDateTime desc");

        assertThat(TestingGraph.json(response).at("/error/code").asText()).isEqualTo("InefficientFilter");
    }

    @Test
    void pagesFollowEachOtherUntilThereIsNoNextLink() {
        for (int i = 0; i < 5; i++) {
            graph.testing.deliver("Subject: " + i + "\r\n\r\nText");
        }
        var first = graph.json("/me/messages?$top=2&$count=true&$select=subject");
        var second = graph.json(first.get("@odata.nextLink").asText());
        var third = graph.json(second.get("@odata.nextLink").asText());

        assertThat(first.get("@odata.count").asInt()).isEqualTo(5);
        assertThat(first.get("value")).hasSize(2);
        assertThat(second.get("value")).hasSize(2).doesNotContainAnyElementsOf(first.get("value"));
        assertThat(third.get("value")).hasSize(1);
        assertThat(third.has("@odata.nextLink")).isFalse();
    }

    @Test
    void aMailFromJsonIsDraftedSentAndDeliveredToItself() {
        var draft = TestingGraph.json(graph.call("POST", "/me/messages", """
                {"subject": "An offer", "body": {"contentType": "html", "content": "<p>Hi</p>"},
                 "toRecipients": [{"emailAddress": {"address": "ann@contoso.example"}}]}""", TestingGraph.IMMUTABLE));
        var id = draft.get("id").asText();
        assertThat(draft.get("isDraft").asBoolean()).isTrue();

        assertThat(graph.call("POST", "/me/messages/" + id + "/send", null).status())
                .isEqualTo(202);

        var sent = graph.json("/me/mailFolders/SentItems/messages", TestingGraph.IMMUTABLE)
                .get("value");
        var received = graph.json("/me/mailFolders('Inbox')/messages", TestingGraph.IMMUTABLE)
                .get("value");
        assertThat(sent.findValuesAsText("id")).containsExactly(id);
        assertThat(sent.at("/0/from/emailAddress/address").asText()).isEqualTo("ann@contoso.example");
        assertThat(received.findValuesAsText("internetMessageId"))
                .isEqualTo(sent.findValuesAsText("internetMessageId"));
        assertThat(graph.call("POST", "/me/messages/" + id + "/send", null).status())
                .isEqualTo(400);
    }

    @Test
    void sendMailRefusesForeignSendersAndHeadersWithoutX() {
        var spoofed = """
                {"message": {"from": {"emailAddress": {"address": "boss@contoso.example"}},
                 "toRecipients": [{"emailAddress": {"address": "lead@fabrikam.example"}}]}}""";
        var header = """
                {"message": {"internetMessageHeaders": [{"name": "Received", "value": "x"}],
                 "toRecipients": [{"emailAddress": {"address": "lead@fabrikam.example"}}]}}""";

        assertThat(graph.call("POST", "/me/sendMail", spoofed).status()).isEqualTo(403);
        assertThat(graph.call("POST", "/me/sendMail", header).status()).isEqualTo(400);
        assertThat(graph.testing.ann.items()).isEmpty();
    }

    @Test
    void onlyWhatTheScopesAllowIsDone() {
        var id = graph.testing.deliver("Subject: Hello\r\n\r\nText").ids().immutable();
        graph.allowed("Mail.Read");

        assertThat(graph.get("/me/messages/" + id).status()).isEqualTo(200);
        assertThat(graph.get("/me").status()).isEqualTo(403);
        assertThat(graph.call("PATCH", "/me/messages/" + id, "{\"isRead\": true}")
                        .status())
                .isEqualTo(403);
        assertThat(graph.call("POST", "/me/sendMail", "{}").status()).isEqualTo(403);
    }

    @Test
    void markingAsReadKeepsTheMailAndChangesItsVersion() {
        var item = graph.testing.deliver("Subject: Hello\r\n\r\nText");
        var path = "/me/messages/" + item.ids().immutable();

        var changed = TestingGraph.json(graph.call("PATCH", path, "{\"isRead\": true}"));

        assertThat(changed.get("isRead").asBoolean()).isTrue();
        assertThat(changed.get("changeKey").asText()).isNotEqualTo(item.changeKey());
        assertThat(graph.call("PATCH", path, "{\"subject\": \"Forged\"}").status())
                .isEqualTo(400);
    }

    @Test
    void theMimeOfAMailIsWhatCameIn() {
        var mime = "Subject: Hello\r\n\r\nText";
        var id = graph.testing.deliver(mime).ids().immutable();

        assertThat(graph.get("/me/messages/" + id + "/$value").body())
                .asString()
                .isEqualTo(mime);
    }

    @Test
    void badTokensForeignMailboxesAndUnknownItemsAreErrorsOfGraph() {
        var bob = graph.testing.mailbox("bob@contoso.example");
        assertThat(code(graph.get("/me/messages/AAunknown"))).isEqualTo("404 ErrorItemNotFound");
        assertThat(code(graph.get("/me/messages/no-id"))).isEqualTo("400 ErrorInvalidIdMalformed");
        assertThat(code(graph.get("/users/" + bob.account().objectId() + "/messages")))
                .isEqualTo("403 ErrorAccessDenied");
        assertThat(code(graph.get("/me/nonsense"))).isEqualTo("400 BadRequest");

        graph.testing.clock.advance(Duration.ofMinutes(91));
        var expired = graph.get("/me/messages");
        assertThat(code(expired)).isEqualTo("401 InvalidAuthenticationToken");
        assertThat(TestingGraph.json(expired).at("/error/innerError/request-id").asText())
                .isEqualTo(expired.headers().get("request-id"));
    }

    @Test
    void theCallersOwnMailboxIsReachedByItsObjectId() {
        var account = graph.testing.ann.account();

        assertThat(graph.get("/users/" + account.objectId() + "/mailFolders('inbox')")
                        .status())
                .isEqualTo(200);
        assertThat(graph.get("/users('" + account.upn() + "')/messages").status())
                .isEqualTo(200);
    }

    private static String code(GraphResponse response) {
        return response.status() + " "
                + TestingGraph.json(response).at("/error/code").asText();
    }
}
