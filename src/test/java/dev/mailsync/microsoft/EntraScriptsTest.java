package dev.mailsync.microsoft;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

import dev.mailsync.deployment.InfraScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts of infra/entra, with Entra and Secrets Manager played and everything else real. */
class EntraScriptsTest {

    private static final String REGISTER = "infra/entra/register";
    private static final String ROTATE = "infra/entra/rotate";
    private static final String SECRET = "secrets/microsoft";

    private InfraScript script;

    @BeforeEach
    void playEntra(@TempDir Path directory) throws Exception {
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
        script.succeed(REGISTER, "--url", "https://two.example", "--sending");

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
    void aCertificateIsReplacedWithoutAMomentInWhichNoneIsGood() throws Exception {
        script.succeed(REGISTER);
        var old = script.read(SECRET);

        script.succeed(ROTATE, "begin");

        assertThat(script.json("application.json").get("keyCredentials")).hasSize(2);
        var fresh = (Credential.Certificate) Credential.parse(script.read(SECRET));
        assertThat(script.read(SECRET)).isNotEqualTo(old);

        script.succeed(ROTATE, "finish");

        assertThat(script.json("application.json").get("keyCredentials"))
                .singleElement()
                .extracting(key -> key.get("key").asText())
                .isEqualTo(
                        Base64.getEncoder().encodeToString(fresh.certificate().getEncoded()));
    }

    @Test
    void aSecretIsReplacedByACertificateAndACertificateByASecret() throws Exception {
        script.succeed(REGISTER, "--credential", "secret");
        script.succeed(ROTATE, "begin", "--credential", "secret");
        script.succeed(ROTATE, "finish");
        assertThat(script.json("application.json").get("passwordCredentials"))
                .singleElement()
                .extracting(it -> it.get("keyId").asText())
                .isEqualTo("key-1");

        script.succeed(ROTATE, "begin");
        script.succeed(ROTATE, "finish");
        assertThat(script.json("application.json").get("passwordCredentials")).isEmpty();
        assertThat(script.json("application.json").get("keyCredentials")).hasSize(1);

        script.succeed(ROTATE, "begin", "--credential", "secret");
        script.succeed(ROTATE, "finish");
        assertThat(script.json("application.json").get("passwordCredentials")).hasSize(1);
        assertThat(script.json("application.json").get("keyCredentials")).isEmpty();
    }

    @Test
    void theOldOneIsNotRemovedBeforeEveryFunctionKnowsTheNewOne() throws Exception {
        script.succeed(REGISTER);
        script.succeed(ROTATE, "begin");
        script.secretsChanged(Duration.ofMinutes(9));

        var ran = script.run(ROTATE, "finish");

        assertThat(ran.exit()).isNotZero();
        assertThat(ran.err()).contains("wait until ten minutes after");
        assertThat(script.json("application.json").get("keyCredentials")).hasSize(2);
    }

    @Test
    void nothingIsRemovedIfMicrosoftDoesNotKnowWhatIsInUse() throws Exception {
        script.succeed(REGISTER);
        var known = script.read("application.json");
        script.write(SECRET, "{\"client-secret\":\"xyz-of-somebody-else\"}");

        assertThat(script.run(ROTATE, "finish").exit()).isNotZero();

        assertThat(script.read("application.json")).isEqualTo(known);
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
