package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** Whether the look into what is deployed sees what it is there to see. */
class FunctionZipTest {

    private static final String FUNCTION = "dev/mailsync/lambda/HttpFunction.class";
    private static final String NAMED = "dev.mailsync.lambda.HttpFunction\0";
    // As application.properties has it, which an executable holds.
    private static final String SETTINGS = """
            mp.openapi.scan.exclude.packages=dev.mailsync.sandbox
            %dev.quarkus.log.category."org.elasticmq".level=WARN
            %dev.quarkus.log.category."software.amazon.dynamodb".level=WARN
            %dev.mailsync.sandbox.client-secret=${quarkus.uuid}
            """;

    @TempDir
    Path directory;

    @Test
    void classesAndTheirLibrariesAreAsTheyShouldBe() throws Exception {
        assertThat(faults(Map.of(FUNCTION, "", "lib/io.quarkus.quarkus-arc.jar", "")))
                .isEmpty();
    }

    @Test
    void withoutTheFunctionTheyAreNot() throws Exception {
        assertThat(faults(Map.of("lib/io.quarkus.quarkus-arc.jar", ""))).containsExactly("no " + FUNCTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/mailsync/sandbox/cloud/Ports.class",
                "lib/org.elasticmq.elasticmq-core.jar",
                "lib/software.amazon.dynamodb.DynamoDBLocal-3.1.0.jar",
                "lib/org.apache.james.apache-mime4j-dom.jar",
                "dev/mailsync/platform/dynamo/InMemoryDynamoTest.class"
            })
    void norWithThis(String entry) throws Exception {
        assertThat(faults(Map.of(FUNCTION, "", entry, ""))).containsExactly(entry);
    }

    @Test
    void anExecutableAloneIsAsItShouldBeWithTheNamesThatItsSettingsHave() throws Exception {
        assertThat(faults(Map.of("bootstrap", SETTINGS + NAMED))).isEmpty();
    }

    @Test
    void besideAnExecutableThereIsNothing() throws Exception {
        assertThat(faults(Map.of("bootstrap", NAMED, FUNCTION, ""))).containsExactly(FUNCTION);
    }

    @Test
    void anExecutableOfSomethingElseIsNot() throws Exception {
        assertThat(faults(Map.of("bootstrap", SETTINGS))).containsExactly("no name of our own classes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.mailsync.sandbox.cloud.Ports",
                "dev/mailsync/sandbox/demo/index.html",
                "org.elasticmq.NodeAddress",
                "com/amazonaws/services/dynamodbv2/local/main/ServerRunner",
                "software.amazon.dynamodb.services.local.main.ServerRunner",
                "org.apache.james.mime4j.dom.Message"
            })
    void norIsOneWithAClassOfThese(String name) throws Exception {
        assertThat(faults(Map.of("bootstrap", SETTINGS + NAMED + "\0\1" + name + "\0")))
                .singleElement()
                .matches(fault -> name.startsWith(fault));
    }

    private List<String> faults(Map<String, String> entries) throws IOException {
        var file = directory.resolve("function.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(ISO_8859_1));
            }
        }
        return new FunctionZip(file).faults();
    }
}
