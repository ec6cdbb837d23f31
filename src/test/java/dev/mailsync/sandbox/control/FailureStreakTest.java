package dev.mailsync.sandbox.control;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.SandboxScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.graph.Receiver;
import dev.mailsync.sandbox.mailbox.Change;
import dev.mailsync.sandbox.mailbox.Subscription;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.sandbox.SandboxScript.ANN;
import static dev.mailsync.sandbox.SandboxScript.BOB;
import static org.assertj.core.api.Assertions.assertThat;

/** Revoked tokens, lifecycle events and silence. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class FailureStreakTest {

    @TestHTTPResource
    URI root;

    @Inject
    World world;

    private SandboxScript script;
    private Receiver receiver;

    @BeforeEach
    void twoPeople() throws IOException {
        script = new SandboxScript(root, ANN, BOB);
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
        world.reset();
    }

    private void revoke(int code) {
        script.done("mailboxes/" + ANN + "/revoke", "{\"aadsts\":" + code + "}");
    }

    @Test
    void whatWasIssuedBeforeIsRevokedAndANewSignInWorks() {
        var old = script.signIn(ANN);
        var bob = script.signIn(BOB);
        revoke(50173);

        script.assertRefused(script.refresh(old), 400, "invalid_grant", 50173);
        assertThat(script.graph(old, "/me").statusCode()).as("access lives on").isEqualTo(200);
        assertThat(script.refresh(bob).statusCode()).isEqualTo(200);
        var anew = script.signIn(ANN);
        assertThat(script.refresh(anew).statusCode()).isEqualTo(200);
    }

    @Test
    void eachCodeComesWithTheErrorThatEntraGivesIt() {
        var tokens = script.signIn(ANN);
        revoke(50076);
        script.assertRefused(script.refresh(tokens), 400, "interaction_required", 50076);
        assertThat(script.client.json(script.refresh(tokens)).get("claims").asText())
                .contains("capolids");
        revoke(700016);
        script.assertRefused(script.refresh(tokens), 400, "unauthorized_client", 700016);
        revoke(7000222);
        script.assertRefused(script.refresh(tokens), 401, "invalid_client", 7000222);
        script.done("mailboxes/" + ANN + "/revoke", "{\"aadsts\":\"AADSTS65001\"}");
        script.assertRefused(script.refresh(tokens), 400, "invalid_grant", 65001);
        assertThat(script.client.json(script.refresh(tokens)).get("suberror").asText())
                .isEqualTo("consent_required");
    }

    @Test
    void aLifecycleEventGoesToItsOwnAddressAndARemovedSubscriptionIsGone() throws InterruptedException {
        subscribe();
        script.done("mailboxes/" + ANN + "/lifecycle", "{\"event\":\"reauthorizationRequired\"}");
        var told = receiver.next();
        assertThat(told.target()).isEqualTo("/lifecycle");
        var item = told.json().at("/value/0");
        assertThat(item.properties())
                .extracting(field -> field.getKey())
                .containsExactlyInAnyOrder(
                        "subscriptionId",
                        "subscriptionExpirationDateTime",
                        "tenantId",
                        "clientState",
                        "lifecycleEvent");
        assertThat(item.get("lifecycleEvent").asText()).isEqualTo("reauthorizationRequired");
        assertThat(item.get("clientState").asText()).isEqualTo("state");
        assertThat(world.subscriptions().of(ann())).hasSize(1);

        script.done("mailboxes/" + ANN + "/lifecycle", "{\"event\":\"subscriptionRemoved\"}");
        assertThat(receiver.next().json().at("/value/0/lifecycleEvent").asText())
                .isEqualTo("subscriptionRemoved");
        assertThat(world.subscriptions().of(ann())).isEmpty();
    }

    @Test
    void aSilencedMailboxKeepsItsSubscriptionButNobodyHearsOfIt() throws InterruptedException {
        subscribe();
        script.done("mailboxes/" + ANN + "/silence", "{\"on\":true}");
        deliver("unheard");
        assertThat(world.notifier().idle()).isTrue();
        assertThat(world.subscriptions().of(ann())).hasSize(1);

        script.done("mailboxes/" + ANN + "/silence", "{\"on\":false}");
        var id = deliver("heard");
        assertThat(receiver.next().json().at("/value/0/resourceData/id").asText())
                .isEqualTo(id);
    }

    @Test
    void badInputIsRefusedAndChangesNothing() {
        var tokens = script.signIn(ANN);
        script.refused(
                "mailboxes/" + ANN + "/revoke",
                List.of("", "{}", "{\"aadsts\":1}", "{\"aadsts\":\"x\"}", "{\"aadsts\":50173,\"why\":\"\"}"));
        script.refused("mailboxes/" + ANN + "/lifecycle", List.of("{}", "{\"event\":\"died\"}"));
        script.refused("mailboxes/" + ANN + "/silence", List.of("{}", "{\"on\":\"loud\"}"));
        assertThat(script.client
                        .control("mailboxes/" + ANN + "/lifecycle", "{\"event\":\"died\"}")
                        .body())
                .contains("subscriptionRemoved");
        for (var control :
                List.of("revoke|{\"aadsts\":50173}", "lifecycle|{\"event\":\"missed\"}", "silence|{\"on\":true}")) {
            var parts = control.split("\\|");
            assertThat(script.client
                            .control("mailboxes/eve@contoso.example/" + parts[0], parts[1])
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(script.refresh(tokens).statusCode()).isEqualTo(200);
    }

    private Account ann() {
        return world.mailbox(ANN).orElseThrow().account();
    }

    private String deliver(String subject) {
        var mail = "Subject: " + subject + "\r\n\r\nText";
        var path = "/sandbox/control/mailboxes/" + ANN + "/messages";
        return script.client
                .json(script.client.post(path, "message/rfc822", mail))
                .get("id")
                .asText();
    }

    private void subscribe() {
        world.subscriptions()
                .add(new Subscription(
                        "the-subscription",
                        ann(),
                        "me/messages",
                        Optional.empty(),
                        Set.of(Change.Kind.CREATED),
                        receiver.url("/notifications"),
                        Optional.of(receiver.url("/lifecycle")),
                        Optional.of("state"),
                        world.clock().instant().plus(Duration.ofDays(1)),
                        true));
    }
}
