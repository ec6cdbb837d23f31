package dev.mailsync.endtoend;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.microsoft.entra.SelfSigned;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.cloud.LocalSecrets;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys and credentials are replaced while people sign in and mail comes. Nobody notices. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
@Tag("slow")
class CredentialRotationTest extends WholeWay {

    private static final String CREDENTIAL = "microsoft";
    private static final String KEYS = "signing-keys";

    @Inject
    LocalSecrets secrets;

    @Inject
    Tables tables;

    @TempDir
    Path directory;

    @AfterEach
    void theConfiguredOnesAgain() {
        secrets.reset();
        crm.advance("PT6M");
    }

    @Test
    void aCertificateTakesThePlaceOfTheSecretAndThenAnotherCertificate() {
        connected();
        register(SelfSigned.create(directory));
        crm.http().control("application", "{\"secret\":\"expired\"}");
        crm.advance("PT2H");

        receives("<1@lead.example>", LEE, "Signed by the first");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Signed by the first");

        var second = SelfSigned.create(directory);
        world.certificates().clear();
        register(second);
        crm.advance("PT2H");
        receives("<2@lead.example>", LEE, "Signed by the second");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Signed by the second", "Signed by the first");
        assertThat(anna).isEnabled();
    }

    @Test
    void oneSignsInByCertificate() {
        register(SelfSigned.create(directory));
        crm.advance("PT6M");
        crm.http().control("application", "{\"secret\":\"expired\"}");

        connected();

        assertThat(anna).isEnabled();
    }

    @Test
    void aCertificateThatMicrosoftDoesNotKnowIsOurFaultAndNobodysTrouble() {
        connected();
        secrets.put(CREDENTIAL, SelfSigned.create(directory).secret());

        crm.advance("PT3H");

        assertThat(anna).hasError().because("AADSTS700027");
        secrets.reset();
        crm.advance("PT2H");
        assertThat(anna).isEnabled();
    }

    @Test
    void afterTheEndOfTheCertificateMailWaitsForTheOperatorWhoBringsANewOne() {
        register(SelfSigned.create(directory, 1));
        crm.http().control("application", "{\"secret\":\"expired\"}");
        crm.advance("PT6M");
        connected();
        assertThat(tables.of(Table.ERRORS)).doesNotContain("AADSTS700027");

        crm.advance("PT27H");
        receives("<1@lead.example>", LEE, "After its end");
        crm.advance("PT49H");
        assertThat(anna.subjects(TIMELINE)).isEmpty();
        assertThat(anna).as("nobody is given up").hasError().because("AADSTS700027");
        assertThat(tables.of(Table.ERRORS)).contains("sk=AttributeValue(S=AADSTS700027)");

        register(SelfSigned.create(directory, 10));
        crm.advance("PT2H");
        assertThat(anna.subjects(TIMELINE)).containsExactly("After its end");
        assertThat(anna).isEnabled();
    }

    @Test
    void theOperatorIsToldBeforeTheCredentialExpires() {
        var soon = crm.now().plus(20, ChronoUnit.DAYS);
        secrets.put(CREDENTIAL, secrets.read(CREDENTIAL).replace("}", ",\"expires-at\":\"%s\"}".formatted(soon)));

        crm.advance("PT6M");
        crm.control("sweep", "{}");

        assertThat(tables.of(Table.ERRORS)).contains("CREDENTIAL_EXPIRES");
    }

    @Test
    void theOperatorIsToldOfACredentialThatIsNone() {
        secrets.put(CREDENTIAL, "{\"client-secret\":\"\"}");

        crm.advance("PT6M");
        crm.control("sweep", "{}");

        assertThat(tables.of(Table.ERRORS)).contains("CREDENTIAL_UNUSABLE");
    }

    @Test
    void theSigningKeyChangesWhileSomebodySignsIn() {
        var started =
                crm.http().json(anna.post("/v1/mail-sync/connection", "{\"returnUrl\":\"" + Crm.RETURN_URL + "\"}"));
        rotate();
        crm.advance("PT6M");

        var returned = anna.returned(started.get("authorizationUrl").asText(), ANNA, "accept");
        Crm.check(anna.confirm(returned.get("mail_sync_ticket")));
        crm.idle();

        assertThat(anna).isEnabled();
    }

    @Test
    void whatTheOldSigningKeySignedIsTakenUntilItsSubscriptionIsMadeAnew() {
        connected();
        var subscription = new Outlook(crm.http(), ANNA).subscriptions();
        rotate();
        crm.advance("PT6M");
        receives("<1@lead.example>", LEE, "By the old key");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("By the old key");

        crm.advance("PT30M");
        crm.control("mailboxes/" + ANNA + "/lifecycle", "{\"event\":\"reauthorizationRequired\"}");
        crm.idle();
        assertThat(new Outlook(crm.http(), ANNA).subscriptions()).hasSize(1).doesNotContainAnyElementsOf(subscription);
        forgetPrevious();
        crm.advance("PT6M");
        receives("<2@lead.example>", LEE, "By the new key");
        crm.idle();
        assertThat(anna.subjects(TIMELINE)).containsExactly("By the new key", "By the old key");
    }

    private void register(SelfSigned made) {
        var response =
                crm.http().control("application", "{\"certificate\":\"%s\"}".formatted(made.escapedCertificate()));
        assertThat(response.statusCode()).isEqualTo(204);
        secrets.put(CREDENTIAL, made.secret());
    }

    private void rotate() {
        var old = secrets.read(KEYS).replaceAll(".*\"current\":\"([^\"]*)\".*", "$1");
        secrets.put(KEYS, "{\"current\":\"%s\",\"previous\":\"%s\"}".formatted("n".repeat(40), old));
    }

    private void forgetPrevious() {
        secrets.put(KEYS, "{\"current\":\"%s\"}".formatted("n".repeat(40)));
    }
}
