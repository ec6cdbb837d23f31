package dev.mailsync.sandbox.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Stream;

import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

/** What outlives the process in a folder, and what does not without one. */
class KeptFolderTest {

    private static final DynamoConfig NAMES = () -> "test-";

    @TempDir
    Path directory;

    @Test
    @Tag("real")
    void whatIsInTheTablesIsThereAtTheNextStart() {
        var folder = config().keptFolder();
        try (var before = new EmbeddedDynamo(Ports.settle(0, "any"), NAMES, folder.path())) {
            before.client()
                    .putItem(request -> request.tableName(NAMES.nameOf(Table.LEADS))
                            .item(Map.of("pk", fromS("lead"), "sk", fromS("address"))));
        }

        try (var after = new EmbeddedDynamo(Ports.settle(0, "any"), NAMES, folder.path())) {
            assertThat(after.client()
                            .scan(request -> request.tableName(NAMES.nameOf(Table.LEADS)))
                            .items())
                    .hasSize(1);
            assertThat(after.client().listTables().tableNames()).hasSize(Table.values().length);
        }
    }

    @Test
    void theKeysAreThereAtTheNextStart() {
        var before = keys(config());
        var after = keys(config());

        assertThat(after.signingKey()).isEqualTo(before.signingKey());
        assertThat(after.dataKey()).isEqualTo(before.dataKey()).hasSize(32);
        assertThat(after.signingKey())
                .isNotEqualTo(keys(new TestingCloudConfig()).signingKey());
    }

    @Test
    void withoutAFolderKeysEndWithTheProcess() {
        assertThat(keys(new TestingCloudConfig()).dataKey())
                .isNotEqualTo(keys(new TestingCloudConfig()).dataKey());
    }

    @Test
    void nobodyElseMayReadThem() throws IOException {
        keys(config());

        assertThat(mode(folder())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Path folder() {
        return directory.resolve("kept");
    }

    private TestingCloudConfig config() {
        return TestingCloudConfig.in(folder());
    }

    private static LocalKeys keys(TestingCloudConfig config) {
        return new LocalKeys(config, config.keptFolder(), new SecureRandom());
    }
}
