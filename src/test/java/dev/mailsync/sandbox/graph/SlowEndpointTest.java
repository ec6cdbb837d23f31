package dev.mailsync.sandbox.graph;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import dev.mailsync.sandbox.TestingClock;
import dev.mailsync.sandbox.graph.notify.Courier;
import dev.mailsync.sandbox.graph.notify.DeliveryRules;
import dev.mailsync.sandbox.graph.notify.Outbox;
import dev.mailsync.sandbox.mailbox.Change;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.Subscription;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import org.junit.jupiter.api.Test;

import static dev.mailsync.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the notifications of an endpoint that takes its time. */
class SlowEndpointTest {

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration TOO_LATE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final TestingClock clock = new TestingClock();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final AtomicLong elapsed = new AtomicLong();
    private final Outbox outbox =
            new Outbox(this::post, clock, new DeliveryRules(SLOW, TOO_LATE, PAUSE, PAUSE, 2), elapsed::get);
    private final World world = new World(clock, new Random(7), new Application("client", "secret", Set.of()), outbox);
    private final Mailbox ann = world.addMailbox("ann@contoso.example", Optional.empty(), Optional.empty(), List.of());
    private volatile Duration thinking = Duration.ZERO;

    SlowEndpointTest() {
        world.subscriptions()
                .add(new Subscription(
                        "the-subscription",
                        ann.account(),
                        "me/messages",
                        Optional.empty(),
                        Set.of(Change.Kind.CREATED),
                        URI.create("https://crm.example/notifications"),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant().plus(Duration.ofDays(1)),
                        true));
    }

    private Courier.Reply post(URI url, String type, String body, Duration timeout) {
        elapsed.addAndGet(thinking.toNanos());
        posted.add(body);
        return new Courier.Reply(202, "", "");
    }

    private void deliver(Duration answeredAfter) {
        thinking = answeredAfter;
        ann.deliver(
                MimeReader.read("Subject: Hello\r\n\r\nText".getBytes(UTF_8)),
                ann.folder(WellKnown.INBOX),
                Marks.UNREAD);
        await().until(outbox::idle);
    }

    @Test
    void aSlowEndpointIsToldTenMinutesLate() {
        deliver(SLOW);
        deliver(SLOW);
        deliver(Duration.ZERO);
        assertThat(posted).hasSize(2);
        assertThat(outbox.nextDue()).hasValue(clock.instant().plus(PAUSE));
        assertThat(outbox.idle()).as("what is held back").isTrue();

        clock.advance(PAUSE);
        assertThat(outbox.idle()).as("what is due").isFalse();
        await().until(outbox::idle);
        assertThat(posted).hasSize(3);
        assertThat(outbox.nextDue()).isEmpty();
        deliver(Duration.ZERO);
        assertThat(posted).as("it has recovered").hasSize(4);
    }

    @Test
    void oneThatIsTooLateLosesTenMinutesOfNotifications() {
        deliver(TOO_LATE);
        deliver(TOO_LATE);
        deliver(Duration.ZERO);
        clock.advance(PAUSE);
        deliver(Duration.ZERO);

        assertThat(posted).hasSize(3);
        assertThat(outbox.nextDue()).isEmpty();
    }

    @Test
    void aFewSlowAnswersAmongManyDoNoHarm() {
        for (int i = 0; i < 11; i++) {
            deliver(Duration.ZERO);
        }
        deliver(TOO_LATE);
        deliver(Duration.ZERO);
        assertThat(posted).hasSize(13);
    }

    @Test
    void theDocumentedRulesTakeAHundredAnswersToJudge() {
        assertThat(DeliveryRules.OF_GRAPH.makeSlow(99, 99)).isFalse();
        assertThat(DeliveryRules.OF_GRAPH.makeSlow(100, 10)).isFalse();
        assertThat(DeliveryRules.OF_GRAPH.makeSlow(100, 11)).isTrue();
        assertThat(DeliveryRules.OF_GRAPH.makeDrop(100, 15)).isFalse();
        assertThat(DeliveryRules.OF_GRAPH.makeDrop(100, 16)).isTrue();
    }

    @Test
    void aClearedOutboxForgetsWhatItHeldBack() {
        deliver(SLOW);
        deliver(SLOW);
        deliver(Duration.ZERO);
        outbox.clear();

        assertThat(outbox.nextDue()).isEmpty();
        deliver(Duration.ZERO);
        assertThat(posted).hasSize(3);
    }
}
