package dev.mailsync.microsoft.entra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.deployment.InfraScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** How a credential is replaced, with Entra and Secrets Manager played and everything else real. */
@Tag("slow")
@ResourceLock("/dev/shm")
class EntraRotationTest {

    private static final String REGISTER = "infra/entra/register";
    private static final String ROTATE = "infra/entra/rotate";
    private static final String SECRET = "secrets/microsoft";

    private InfraScript script;

    @TempDir
    Path directory;

    @BeforeEach
    void playEntra() throws Exception {
        script = new InfraScript(directory);
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
    void whatAStackElsewhereUsesStaysUnlessAllAreToGo() throws Exception {
        script.succeed(REGISTER);
        // Another region has its own Secrets Manager, and found the application by its name.
        Files.move(directory.resolve(SECRET), directory.resolve("elsewhere"));
        assertThat(script.run(REGISTER).err()).contains("an application of its own: --name");

        script.succeed(ROTATE, "begin");
        var out = script.succeed(ROTATE, "finish");
        assertThat(out.lines().map(line -> line.replaceAll(":.*", "")))
                .containsExactly("Removed", "Left at Microsoft", "Left at Microsoft");
        assertThat(script.json("application.json").get("keyCredentials")).hasSize(2);

        script.succeed(ROTATE, "finish", "--all");
        assertThat(script.json("application.json").get("keyCredentials")).hasSize(1);
    }

    @Test
    void aCertificateWithoutAThumbprintDisturbsNobody() throws Exception {
        script.succeed(REGISTER);
        var application = (ObjectNode) script.json("application.json");
        application.withArray("keyCredentials").addObject().put("keyId", "made-by-hand");
        script.write("application.json", application.toString());

        assertThat(script.succeed(ROTATE, "finish")).contains("Left at Microsoft: certificate made-by-hand");
    }

    @Test
    void nothingIsRemovedIfMicrosoftDoesNotKnowWhatIsInUse() throws Exception {
        script.succeed(REGISTER);
        var known = script.read("application.json");
        script.write(SECRET, "{\"client-secret\":\"xyz-of-somebody-else\"}");

        assertThat(script.run(ROTATE, "finish").exit()).isNotZero();

        assertThat(script.read("application.json")).isEqualTo(known);
    }
}
