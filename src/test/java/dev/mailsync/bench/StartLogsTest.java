package dev.mailsync.bench;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Whether what a start is said to consist of is read as it was written. */
class StartLogsTest {

    @TempDir
    Path directory;

    @Test
    void eachClassHasOneOwner() throws Exception {
        var log = Files.writeString(directory.resolve("classes.log"), """
                [0.008s][info][class,load] java.lang.Object source: shared objects file
                [1.208s][info][class,load] dev.mailsync.lambda.HttpFunction source: file:/task/
                [1.209s][info][class,load] dev.mailsync.Any$$Lambda/0x00007f12 source: dev.mailsync.Any
                [1.210s][info][class,load] io.netty.buffer.ByteBuf source: file:/task/lib/netty.jar
                [1.211s][info][class,load] com.microsoft.graph.Any source: file:/task/lib/graph.jar
                [1.212s][info][class,load] org.jose4j.jwt.Any source: file:/task/lib/jose4j.jar
                [1.213s][info][class,init] java.lang.Object something else
                """);

        var classes = LoadedClasses.of(log);

        assertThat(classes.names()).hasSize(6);
        assertThat(classes.startingWith("com.microsoft.graph.")).containsExactly("com.microsoft.graph.Any");
        assertThat(classes.byOwner())
                .contains(
                        entry("the JDK's", 1),
                        entry(LoadedClasses.OURS, 2),
                        entry("Vert.x and Netty", 1),
                        entry("Microsoft's SDK and OkHttp", 1),
                        entry("others", 1),
                        entry("Jackson", 0));
    }

    @Test
    void longStepsAreToldByTheirShareOfAll() {
        var steps = StartSteps.of("""
                2026-11-25 08:00:00,100 Build step io.quarkus.deployment.steps.One.setUp completed in: 20ms
                2026-11-25 08:00:00,180 Build step Two.build completed in: 60ms
                2026-11-25 08:00:00,300 Build step io.quarkus.Three.start completed in: 120ms
                """);

        assertThat(steps.shares()).containsExactly(entry("Three.start", 0.6), entry("Two.build", 0.3));
    }
}
