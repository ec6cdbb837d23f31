package dev.mailsync.sandbox.mailbox;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.sandbox.TestingWorld;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionsTest {

    private static final Set<Change.Kind> ALL = Set.of(Change.Kind.values());

    private final TestingWorld testing = new TestingWorld();
    private final Mailbox ann = testing.ann;

    @Test
    void deliveryAndMovesAreCreationsInAllOfTheMailbox() {
        subscribe(Optional.empty(), ALL, true);
        var item = testing.deliver("Subject: Hello\r\n\r\nText");
        assertThat(testing.notifier.taken()).singleElement().satisfies(told -> {
            assertThat(kind(told)).isEqualTo(Change.Kind.CREATED);
            assertThat(itemId(told)).isEqualTo(item.ids().immutable());
        });

        ann.move(item.ids().immutable(), ann.folder(WellKnown.ARCHIVE));
        assertThat(testing.notifier.taken()).extracting(SubscriptionsTest::kind).containsExactly(Change.Kind.CREATED);
    }

    @Test
    void aFolderSeesMailComeAndGo() {
        subscribe(Optional.of(WellKnown.INBOX), ALL, true);
        var item = testing.deliver("Subject: Hello\r\n\r\nText");
        testing.deliver("Subject: Elsewhere\r\n\r\nText", WellKnown.ARCHIVE);
        ann.change(item.ids().immutable(), marks -> marks.read(true), mail -> mail);
        ann.move(item.ids().immutable(), ann.folder(WellKnown.ARCHIVE));

        assertThat(testing.notifier.taken())
                .extracting(SubscriptionsTest::kind)
                .containsExactly(Change.Kind.CREATED, Change.Kind.UPDATED, Change.Kind.DELETED);
    }

    @Test
    void aMailThatIsDeletedForGoodIsDeletedEverywhere() {
        var item = testing.deliver("Subject: Hello\r\n\r\nText", WellKnown.DELETEDITEMS);
        subscribe(Optional.empty(), ALL, true);
        ann.delete(item.ids().immutable());

        assertThat(testing.notifier.taken()).extracting(SubscriptionsTest::kind).containsExactly(Change.Kind.DELETED);
    }

    @Test
    void aSubscriptionMadeWithoutThePreferenceNamesOrdinaryIds() {
        subscribe(Optional.empty(), Set.of(Change.Kind.CREATED), false);
        var item = testing.deliver("Subject: Hello\r\n\r\nText");

        assertThat(testing.notifier.taken())
                .extracting(SubscriptionsTest::itemId)
                .containsExactly(item.ids().ordinary());
    }

    @Test
    void anExpiredSubscriptionHearsNothingAndIsGone() {
        var subscription = subscribe(Optional.empty(), ALL, true);
        testing.clock.advance(Duration.ofHours(1));
        testing.deliver("Subject: Hello\r\n\r\nText");

        assertThat(testing.notifier.taken()).isEmpty();
        assertThat(testing.world.subscriptions().find(ann.account(), subscription.id()))
                .isEmpty();
    }

    @Test
    void theSameChangesOfTheSameResourceAreSubscribedToOnce() {
        var first = subscribe(Optional.empty(), ALL, true);

        assertThat(testing.world.subscriptions().add(subscription(Optional.empty(), ALL, false)))
                .hasValue(first);
        assertThat(testing.world.subscriptions().add(subscription(Optional.of(WellKnown.INBOX), ALL, false)))
                .isEmpty();
    }

    @Test
    void nobodySeesTheSubscriptionsOfOthers() {
        var subscription = subscribe(Optional.empty(), ALL, true);
        var bob = testing.mailbox("bob@contoso.example").account();

        assertThat(testing.world.subscriptions().find(bob, subscription.id())).isEmpty();
        assertThat(testing.world.subscriptions().of(bob)).isEmpty();
    }

    private Subscription subscribe(Optional<WellKnown> folder, Set<Change.Kind> kinds, boolean immutableIds) {
        var subscription = subscription(folder, kinds, immutableIds);
        testing.world.subscriptions().add(subscription);
        return subscription;
    }

    private Subscription subscription(Optional<WellKnown> folder, Set<Change.Kind> kinds, boolean immutableIds) {
        return new Subscription(
                testing.world.ids().guid().toString(),
                ann.account(),
                "me/messages",
                folder.map(name -> ann.folder(name).id()),
                kinds,
                URI.create("http://localhost/notifications"),
                Optional.empty(),
                Optional.of("state"),
                testing.clock.instant().plus(Duration.ofHours(1)),
                immutableIds);
    }

    private static Change.Kind kind(Notification told) {
        return ((Notification.OfChange) told).kind();
    }

    private static String itemId(Notification told) {
        return ((Notification.OfChange) told).itemId();
    }
}
