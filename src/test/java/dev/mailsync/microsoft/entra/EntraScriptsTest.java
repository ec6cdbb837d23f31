package dev.mailsync.microsoft.entra;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

import dev.mailsync.deployment.InfraScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** How the application is registered, with Entra and Secrets Manager played and everything else real. */
@Tag("slow")
@ResourceLock("/dev/shm")
class EntraScriptsTest {

    private static final String REGISTER = "infra/entra/register";
    private static final String SECRET = "secrets/microsoft";

    private InfraScript script;

    @TempDir
    Path directory;

    @BeforeEach
    void playEntra() throws Exception {
        script = new InfraScript(directory);
    }

    @Test
    void anApplicationIsRegisteredWithTheLeastScopesAndACertificateThatWeCanUse() throws Exception {
        var out = script.succeed(REGISTER, "--url", "https://mail-sync.example/");

        assertThat(out.lines())
                .containsExactly(
                        "EntraClientId=app-1",
                        "MicrosoftCredential=arn:aws:secretsmanager:eu-central-1:123456789012:secret:microsoft");
        var application = script.json("application.json");
        assertThat(application.get("signInAudience").asText()).isEqualTo("AzureADMultipleOrgs");
        assertThat(application.at("/web/redirectUris"))
                .extracting(uri -> uri.asText())
                .containsExactly("https://mail-sync.example/oauth/callback");
        assertThat(application
                        .at("/web/implicitGrantSettings/enableIdTokenIssuance")
                        .asBoolean(true))
                .isFalse();
        assertThat(application.at("/requiredResourceAccess/0/resourceAccess"))
                .extracting(access -> access.get("id").asText())
                .containsExactly(
                        "id-of-openid", "id-of-profile", "id-of-offline_access", "id-of-User.Read", "id-of-Mail.Read");
        assertThat(application.get("keyCredentials")).hasSize(1);
        var credential = (Credential.Certificate) Credential.parse(script.read(SECRET));
        assertThat(credential.expiresAt().orElseThrow())
                .isBetween(
                        Clock.systemUTC().instant().plus(364, ChronoUnit.DAYS),
                        Clock.systemUTC().instant().plus(366, ChronoUnit.DAYS));
        assertThat(application.at("/keyCredentials/0/key").asText())
                .isEqualTo(Base64.getEncoder()
                        .encodeToString(credential.certificate().getEncoded()));
    }

    @Test
    void thePrivateKeyIsSeenByNobodyElseAndLeftNowhere() throws Exception {
        var before = InfraScript.leftovers();

        script.succeed(REGISTER);

        assertThat(InfraScript.leftovers()).isEqualTo(before);
        assertThat(script.read("modes").lines()).containsOnly("700");
        assertThat(script.read("calls")).doesNotContain("PRIVATE KEY");
    }

    @Test
    void registeredAgainItIsBroughtUpToDateAndItsCredentialStays() throws Exception {
        script.succeed(REGISTER);
        var credential = script.read(SECRET);

        script.succeed(REGISTER, "--url", "https://one.example", "--sending");
        // As in the step that adds the address, where nobody thinks of sending again.
        script.succeed(REGISTER, "--url", "https://two.example");

        var application = script.json("application.json");
        assertThat(application.at("/web/redirectUris"))
                .extracting(uri -> uri.asText())
                .containsExactly("https://one.example/oauth/callback", "https://two.example/oauth/callback");
        assertThat(application.at("/requiredResourceAccess/0/resourceAccess"))
                .extracting(access -> access.get("id").asText())
                .contains("id-of-Mail.ReadWrite", "id-of-Mail.Send")
                .hasSize(7);
        assertThat(application.get("keyCredentials")).hasSize(1);
        assertThat(script.read(SECRET)).isEqualTo(credential);
    }

    @Test
    void aSecretServesAsWell() throws Exception {
        script.succeed(REGISTER, "--credential", "secret", "--days", "90");

        var credential = (Credential.ClientSecret) Credential.parse(script.read(SECRET));
        assertThat(credential.value()).isEqualTo("s0x~of-Entra");
        assertThat(credential.expiresAt().orElseThrow())
                .isBetween(
                        Clock.systemUTC().instant().plus(89, ChronoUnit.DAYS),
                        Clock.systemUTC().instant().plus(91, ChronoUnit.DAYS));
    }

    @Test
    void aLaptopHasAnApplicationOfItsOwnAndNeedsNoAws() throws Exception {
        script.write("nobody", "");

        var line = script.succeed(REGISTER, "--local");

        assertThat(line)
                .isEqualTo("./mvnw quarkus:dev -Dmailsync.microsoft=live -Dmailsync.microsoft.client-id=app-1"
                        + " '-Dmailsync.microsoft.client-secret=s0x~of-Entra'\n");
        var application = script.json("application.json");
        assertThat(application.get("displayName").asText()).isEqualTo("Mail Sync on a laptop");
        assertThat(application.at("/web/redirectUris"))
                .extracting(uri -> uri.asText())
                .containsExactly("http://localhost:8080/oauth/callback");
        assertThat(Instant.parse(
                        application.at("/passwordCredentials/0/endDateTime").asText()))
                .isBetween(
                        Clock.systemUTC().instant().plus(89, ChronoUnit.DAYS),
                        Clock.systemUTC().instant().plus(91, ChronoUnit.DAYS));
    }

    @Test
    void aLaptopInANationalCloudStartsInThatCloud() throws Exception {
        script.write("cloud", "AzureChinaCloud");

        assertThat(script.succeed(REGISTER, "--local", "--cloud", "CHINA"))
                .endsWith(" -Dmailsync.microsoft.cloud=CHINA\n");
    }

    @Test
    void aCredentialThatMicrosoftDoesNotKnowIsNotTakenForOne() throws Exception {
        script.write(SECRET, "{\"client-secret\":\"xyz-of-somebody-else\"}");

        var ran = script.run(REGISTER);

        assertThat(ran.exit()).isNotZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Microsoft does not know", "infra/entra/rotate begin");
    }

    @Test
    void aSecretThatIsAboutToBeDeletedIsNotTakenForOneEither() throws Exception {
        script.succeed(REGISTER);
        script.write(SECRET + ".deleted", "2026-11-25T10:00:00Z");

        var ran = script.run(REGISTER);

        assertThat(ran.exit()).isNotZero();
        assertThat(ran.err()).contains("aws secretsmanager restore-secret --secret-id mail-sync/microsoft");
    }

    @Test
    void whoIsNotSignedInAtAwsChangesNothingAtMicrosoft() throws Exception {
        script.write("nobody", "");

        assertThat(script.run(REGISTER).err()).contains("Unable to locate credentials");
        assertThat(script.read("calls")).doesNotContain("/v1.0/");
    }

    @Test
    void whatNotEveryServerOfGraphKnowsYetIsAskedForAgain() throws Exception {
        script.write("unknown", "once\nagain");

        script.succeed(REGISTER, "--url", "https://mail-sync.example");

        assertThat(script.json("application.json").at("/web/redirectUris")).hasSize(1);
        assertThat(script.json("application.json").get("keyCredentials")).hasSize(1);
    }

    @Test
    void aNationalCloudHasItsOwnGraph() throws Exception {
        assertThat(script.run(REGISTER, "--cloud", "CHINA").err()).contains("az cloud set --name AzureChinaCloud");
        script.write("cloud", "AzureChinaCloud");

        script.succeed(REGISTER, "--cloud", "CHINA");

        assertThat(script.read("calls").lines().filter(call -> call.contains("/v1.0/")))
                .isNotEmpty()
                .allMatch(call -> call.contains("https://microsoftgraph.chinacloudapi.cn/v1.0/"));
    }
}
