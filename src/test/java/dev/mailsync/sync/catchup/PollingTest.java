package dev.mailsync.sync.catchup;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Status;
import dev.mailsync.connection.SubscriptionState.ActiveSubscription;
import dev.mailsync.sandbox.mailbox.Subscription;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** A product that Microsoft cannot reach, as on a laptop, and one whose address comes, changes and goes. */
class PollingTest {

    private static final Optional<URI> TUNNEL = Optional.of(URI.create("https://one.tunnel.example"));
    private static final Optional<URI> ANOTHER = Optional.of(URI.create("https://two.tunnel.example"));
    private static final Optional<URI> NOWHERE = Optional.empty();

    private final SmallCompany company = new SmallCompany();

    @Test
    void whereMicrosoftCannotReachUsEmailIsThereWithinAMinuteAndNothingIsWrong() {
        company.notifiedAt(NOWHERE).with("anna");

        company.receives("anna", LEE, "Hello");
        company.pass(Duration.ofMinutes(2));

        assertThat(company.recorded()).containsExactly("Hello");
        assertThat(company.world().requests().entries())
                .noneMatch(it -> it.path().contains("subscriptions"));
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(mailbox().subscriptionState().polledSince()).isPresent();
        assertThat(mailbox().health().errors().all()).isEmpty();
    }

    @Test
    void inAnHourThereAreAsManyLooksAsMinutes() {
        company.notifiedAt(NOWHERE).with("anna");
        company.pass(Duration.ofMinutes(2));
        company.forgetRequests();

        company.pass(Duration.ofHours(1));

        assertThat(company.world().requests().entries())
                .filteredOn(it -> it.path().contains("/messages/delta"))
                // Inbox and Sent Items each.
                .hasSizeBetween(100, 122);
    }

    @Test
    void onceThereIsAnAddressMicrosoftTellsOfEmail() {
        company.notifiedAt(NOWHERE).with("anna");

        company.notifiedAt(TUNNEL).pass(Duration.ofMinutes(2));
        company.receives("anna", LEE, "Told of");
        company.work();

        assertThat(company.recorded()).containsExactly("Told of");
        assertThat(mailbox().subscriptionState().polledSince()).isEmpty();
        assertThat(mailbox().subscriptionState().active().map(ActiveSubscription::sentTo))
                .contains("https://one.tunnel.example/graph/notifications");
    }

    @Test
    void aSubscriptionFollowsTheAddressWithinTheHour() {
        company.notifiedAt(TUNNEL).with("anna");

        company.notifiedAt(ANOTHER).pass(Duration.ofMinutes(61));

        assertThat(subscriptions())
                .extracting(it -> it.notificationUrl().toString())
                .containsExactly("https://two.tunnel.example/graph/notifications");
    }

    @Test
    void withoutTheAddressTheSubscriptionIsTakenBack() {
        company.notifiedAt(TUNNEL).with("anna");

        company.notifiedAt(NOWHERE).pass(Duration.ofMinutes(61));
        company.receives("anna", LEE, "Found");
        company.pass(Duration.ofMinutes(2));

        assertThat(subscriptions()).isEmpty();
        assertThat(company.recorded()).containsExactly("Found");
        assertThat(mailbox().subscriptionState().polledSince()).isPresent();
    }

    private ConnectedMailbox mailbox() {
        return company.connection("anna").connected();
    }

    private List<Subscription> subscriptions() {
        return company.world().subscriptions().of(company.mailbox("anna").account());
    }
}
