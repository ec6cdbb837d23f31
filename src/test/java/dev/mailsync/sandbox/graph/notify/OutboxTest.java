package dev.mailsync.sandbox.graph.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.sandbox.TestingClock;
import dev.mailsync.sandbox.graph.Receiver;
import dev.mailsync.sandbox.mailbox.Change;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.Subscription;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class OutboxTest {

    private final TestingClock clock = new TestingClock();
    private final HttpCourier courier = new HttpCourier();
    private final Outbox outbox = new Outbox(courier, clock);
    private final World world = new World(clock, new Random(7), new Application("client", "secret", Set.of()), outbox);
    private final Mailbox ann = world.addMailbox("ann@contoso.example", Optional.empty(), Optional.empty(), List.of());
    private Receiver receiver;

    @BeforeEach
    void subscribe() throws IOException {
        receiver = new Receiver();
        world.subscriptions()
                .add(new Subscription(
                        "the-subscription",
                        ann.account(),
                        "me/messages",
                        Optional.empty(),
                        Set.of(Change.Kind.CREATED),
                        receiver.url("/notifications"),
                        Optional.empty(),
                        Optional.of("state"),
                        clock.instant().plus(Duration.ofDays(1)),
                        true));
    }

    @AfterEach
    void stop() {
        outbox.clear();
        receiver.close();
        courier.close();
    }

    private Item deliver() {
        var mail = MimeReader.read("Subject: Hello\r\n\r\nText".getBytes(UTF_8));
        return ann.deliver(mail, ann.folder(WellKnown.INBOX), Marks.UNREAD);
    }

    @Test
    void aNotificationSaysWhatHappenedToWhat() throws InterruptedException {
        var item = deliver();
        var told = receiver.next().json().get("value").get(0);

        var resource =
                "Users/" + ann.account().objectId() + "/Messages/" + item.ids().immutable();
        assertThat(told.get("subscriptionId").asText()).isEqualTo("the-subscription");
        assertThat(told.get("clientState").asText()).isEqualTo("state");
        assertThat(told.get("changeType").asText()).isEqualTo("created");
        assertThat(told.get("resource").asText()).isEqualTo(resource);
        assertThat(told.get("tenantId").asText())
                .isEqualTo(ann.account().tenantId().toString());
        assertThat(told.at("/resourceData/id").asText()).isEqualTo(item.ids().immutable());
        assertThat(told.at("/resourceData/@odata.etag").asText()).isEqualTo("W/\"" + item.changeKey() + "\"");
        await().until(outbox::idle);
    }

    @Test
    void whatIsRefusedIsTriedAgain() throws InterruptedException {
        receiver.answering(503);
        deliver();
        var first = receiver.next();
        assertThat(outbox.idle()).isFalse();

        receiver.answering(202);
        assertThat(receiver.next().json()).isEqualTo(first.json());
        await().until(outbox::idle);
    }

    @Test
    void afterFourHoursOfTheClockANotificationIsLost() throws InterruptedException {
        receiver.answering(503);
        deliver();
        receiver.next();
        clock.advance(Duration.ofHours(5));

        await().until(outbox::idle);
    }

    @Test
    void manyNotificationsAreNeitherLostNorDoubled() throws InterruptedException {
        var wanted = 250;
        for (int i = 0; i < wanted; i++) {
            deliver();
        }
        var told = new ArrayList<String>();
        while (told.size() < wanted) {
            told.addAll(receiver.next().json().findValuesAsText("resource"));
        }

        assertThat(told).hasSize(wanted).doesNotHaveDuplicates();
        await().until(outbox::idle);
    }

    @Test
    void aClearedOutboxIsIdleAndForgetsWhatItWasToRetry() throws InterruptedException {
        receiver.answering(503);
        deliver();
        receiver.next();
        outbox.clear();

        assertThat(outbox.idle()).isTrue();
    }
}
