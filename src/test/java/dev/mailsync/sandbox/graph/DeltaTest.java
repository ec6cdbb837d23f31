package dev.mailsync.sandbox.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeltaTest {

    private static final String INBOX = "/me/mailFolders/inbox/messages/delta";
    private static final String TWO = "odata.maxpagesize=2";

    private final TestingGraph graph = new TestingGraph();

    /** What one round told, and where the next one starts. */
    private record Round(List<JsonNode> values, String deltaLink) {

        List<String> subjects() {
            return values.stream().map(value -> value.path("subject").asText()).toList();
        }
    }

    private Round round(String link) {
        var values = new ArrayList<JsonNode>();
        var page = graph.json(link, TWO, TestingGraph.IMMUTABLE);
        while (page.has("@odata.nextLink")) {
            assertThat(page.get("value").size()).isLessThanOrEqualTo(2);
            page.get("value").forEach(values::add);
            page = graph.json(page.get("@odata.nextLink").asText(), TWO, TestingGraph.IMMUTABLE);
        }
        page.get("value").forEach(values::add);
        return new Round(values, page.get("@odata.deltaLink").asText());
    }

    private Item deliver(String subject) {
        graph.testing.clock.advance(Duration.ofMinutes(1));
        return graph.testing.deliver("Subject: " + subject + "\r\n\r\nText");
    }

    @Test
    void aFirstRoundTellsAllAndTheNextOnlyWhatChanged() {
        for (var subject : List.of("1", "2", "3", "4", "5")) {
            deliver(subject);
        }
        var first = round(INBOX);
        assertThat(first.subjects()).containsExactly("1", "2", "3", "4", "5");
        assertThat(first.values())
                .allSatisfy(it -> assertThat(it.get("@odata.type").asText()).isEqualTo("#microsoft.graph.message"));
        assertThat(round(first.deltaLink()).values()).isEmpty();

        deliver("6");
        var second = round(first.deltaLink());
        assertThat(second.subjects()).containsExactly("6");
        assertThat(round(first.deltaLink()).subjects())
                .as("an old link is as good as ever")
                .containsExactly("6");
    }

    @Test
    void bothSpellingsOfTheFunctionAndOfTheFolderWork() {
        deliver("1");

        assertThat(round("/me/mailFolders('inbox')/messages/delta()").subjects())
                .containsExactly("1");
        assertThat(round("/me/mailfolders/Inbox/messages/microsoft.graph.delta()")
                        .subjects())
                .containsExactly("1");
    }

    @Test
    void aMovedMailIsRemovedHereAndNewThere() {
        var item = deliver("1");
        var inbox = round(INBOX).deltaLink();
        var archive = round(INBOX.replace("inbox", "archive")).deltaLink();

        graph.testing.ann.move(item.ids().immutable(), graph.testing.ann.folder(WellKnown.ARCHIVE));

        var gone = round(inbox).values();
        assertThat(gone).singleElement().satisfies(tombstone -> {
            assertThat(tombstone.get("id").asText()).isEqualTo(item.ids().immutable());
            assertThat(tombstone.at("/@removed/reason").asText()).isEqualTo("deleted");
        });
        assertThat(round(archive).values())
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.get("id").asText()).isEqualTo(item.ids().immutable()));
    }

    @Test
    void aMailThatCameBackIsToldLast() {
        var item = deliver("1");
        var link = round(INBOX).deltaLink();
        var ann = graph.testing.ann;
        ann.move(item.ids().immutable(), ann.folder(WellKnown.ARCHIVE));
        ann.move(item.ids().immutable(), ann.folder(WellKnown.INBOX));

        assertThat(round(link).values().getLast().path("subject").asText()).isEqualTo("1");
    }

    @Test
    void mailThatArrivesOrGoesDuringARoundIsNotLost() {
        var first = deliver("1");
        deliver("2");
        deliver("3");
        var page = graph.json(INBOX, TWO);

        deliver("4");
        graph.testing.ann.move(first.ids().immutable(), graph.testing.ann.folder(WellKnown.ARCHIVE));
        var rest = round(page.get("@odata.nextLink").asText());

        assertThat(rest.subjects()).containsExactly("3");
        var next = round(rest.deltaLink());
        assertThat(next.subjects()).containsExactly("4", "");
        assertThat(next.values().getLast().get("id").asText())
                .isEqualTo(first.ids().immutable());
    }

    @Test
    void optionsOfTheFirstRequestHoldForGood() {
        deliver("old");
        graph.testing.clock.advance(Duration.ofMinutes(30));
        var bound = graph.testing.clock.instant();
        deliver("new");

        var round = round(INBOX + "?$select=subject&$filter=receivedDateTime ge " + bound);
        assertThat(round.subjects()).containsExactly("new");
        assertThat(round.values().getFirst().has("body")).isFalse();

        deliver("newer");
        var changes = round(round.deltaLink());
        assertThat(changes.subjects()).containsExactly("newer");
        assertThat(changes.values().getFirst().has("from")).isFalse();
    }

    @Test
    void newestFirstIsPossible() {
        deliver("1");
        deliver("2");
        deliver("3");

        assertThat(round(INBOX + "?$orderby=receivedDateTime desc").subjects()).containsExactly("3", "2", "1");
    }

    @Test
    void withAFilterThereAreNoMoreThanFiveThousand() {
        for (int i = 0; i < 5010; i++) {
            graph.testing.deliver("Subject: " + i + "\r\n\r\n");
        }
        var link = INBOX + "?$select=subject&$filter=receivedDateTime gt 2026-01-01T00:00:00Z";
        var served = 0;
        var page = graph.json(link, "odata.maxpagesize=1000");
        while (page.has("@odata.nextLink")) {
            served += page.get("value").size();
            page = graph.json(page.get("@odata.nextLink").asText(), "odata.maxpagesize=1000");
        }

        assertThat(served + page.get("value").size()).isEqualTo(5000);
    }

    @Test
    void aTokenOfAnotherFolderOrNoneAtAllIsGone() {
        var link = round(INBOX).deltaLink();
        assertLost(graph.get(INBOX + "?$deltatoken=garbled"));
        assertLost(graph.get(link.replaceFirst("'[^']+'", "'archive'")));
    }

    @Test
    void aResetEndsAllCursors() {
        var token = round(INBOX).deltaLink().replaceFirst(".*\\?", "");
        graph.testing.world.reset();
        graph.signInAnew();

        assertLost(graph.get(INBOX + "?" + token));
    }

    private static void assertLost(GraphResponse response) {
        assertThat(response.status()).isEqualTo(410);
        assertThat(TestingGraph.json(response).at("/error/code").asText()).isEqualTo("SyncStateNotFound");
    }

    @Test
    void nothingIsLostWhileManyDeliverAndMove() throws InterruptedException {
        var workers = new ArrayList<Thread>();
        for (int worker = 0; worker < 4; worker++) {
            workers.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < 50; i++) {
                    var item = graph.testing.deliver("Subject: busy\r\n\r\n");
                    if (i % 5 == 0) {
                        graph.testing.ann.move(item.ids().immutable(), graph.testing.ann.folder(WellKnown.ARCHIVE));
                    }
                }
            }));
        }
        var held = new HashSet<String>();
        var link = apply(round(INBOX), held);
        for (var worker : workers) {
            worker.join();
            link = apply(round(link), held);
        }

        assertThat(held).hasSize(160);
    }

    private static String apply(Round round, Set<String> held) {
        for (var value : round.values()) {
            var id = value.get("id").asText();
            if (value.has("@removed")) {
                held.remove(id);
            } else {
                held.add(id);
            }
        }
        return round.deltaLink();
    }

    @Test
    void foldersHaveADeltaOfTheirOwn() {
        var first = round("/me/mailFolders/delta");
        assertThat(first.values())
                .extracting(folder -> folder.get("displayName").asText())
                .contains("Inbox", "Drafts");

        graph.call("POST", "/me/mailFolders", "{\"displayName\": \"Projects\"}");
        assertThat(round(first.deltaLink()).values())
                .extracting(folder -> folder.get("displayName").asText())
                .containsExactly("Projects");
    }
}
