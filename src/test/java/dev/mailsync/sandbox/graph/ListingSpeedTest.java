package dev.mailsync.sandbox.graph;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ListingSpeedTest {

    private static final int ITEMS = 20_000;
    private static final int FOLDERS = 60;

    private final TestingGraph graph = new TestingGraph();

    /** Some two seconds; the bound is there for what grows with the square of the mailbox. */
    @Test
    void aMailboxOfTwentyThousandMailsIsListedInEightyPagesInSeconds() {
        fill(graph.testing.ann);
        var started = System.nanoTime();

        var listed = list("/me/messages?$select=id,receivedDateTime&$top=250&$count=true&$orderby=receivedDateTime asc"
                + "&$filter=receivedDateTime ge 2026-11-23T09:00:00Z and receivedDateTime lt 2027-11-23T09:00:00Z");

        assertThat(listed).hasSize(ITEMS);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }

    private void fill(Mailbox mailbox) {
        var root = mailbox.folder(WellKnown.MSGFOLDERROOT);
        var mail = MimeReader.read("Subject: Hello\r\n\r\nText".getBytes(UTF_8));
        var folders = new Folder[FOLDERS];
        for (int i = 0; i < FOLDERS; i++) {
            folders[i] = mailbox.childNamed("Folder " + i, root);
        }
        for (int i = 0; i < ITEMS; i++) {
            if (i % 30 == 0) {
                graph.testing.clock.advance(Duration.ofSeconds(1));
            }
            mailbox.deliver(mail, folders[i % FOLDERS], Marks.UNREAD);
        }
    }

    private Set<String> list(String link) {
        var ids = new HashSet<String>();
        for (var next = link; !next.isEmpty(); ) {
            var page = graph.json(next);
            page.get("value").forEach(value -> ids.add(value.get("id").asText()));
            next = page.path("@odata.nextLink").asText();
        }
        return ids;
    }
}
