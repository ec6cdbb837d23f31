package dev.mailsync.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.mailsync.deployment.Artifact;
import dev.mailsync.deployment.DeployedFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a start consists of, up to the first event: classes that are loaded, and steps of the framework. */
class ClassesBench {

    private static final String IDLE = "idle";
    // The others load the same but for twenty classes.
    private static final String OURS = "http";
    private static final String GRAPH = "com.microsoft.graph.";
    // The JVM looks up some of its types while it verifies our own; there are thousands.
    private static final int AT_MOST_OF_GRAPH = 10;

    @TempDir
    Path directory;

    @Test
    void nextToNothingOfGraphsSdkIsLoadedBeforeTheFirstEvent() throws Exception {
        var idle = Artifact.of(IdleBuild.functionZip(), directory.resolve(IDLE));
        var ours = Artifact.of(Path.of("target/function.zip"), directory.resolve("ours"));

        var idleLoads = measured(idle, IDLE);
        var ourLoads = measured(ours, OURS);

        assertThat(idleLoads.names()).contains("dev.mailsync.IdleFunction");
        assertThat(ourLoads.byOwner().get(LoadedClasses.OURS)).isPositive();
        assertThat(ourLoads.startingWith(GRAPH)).hasSizeLessThanOrEqualTo(AT_MOST_OF_GRAPH);
    }

    private LoadedClasses measured(Artifact artifact, String handler) throws Exception {
        var log = directory.resolve(handler + "-classes.log");
        start(artifact, handler, "-Xlog:class+load:file=" + log);
        var classes = LoadedClasses.of(log);
        Results.put("Classes before the first event, " + handler, figures(classes));

        var steps = StartSteps.of(start(artifact, handler, StartSteps.ASKED));
        assertThat(steps.all()).as(handler).isNotEmpty();
        var figures = new LinkedHashMap<String, Object>();
        steps.shares().forEach((name, share) -> figures.put(name + ", share", share));
        Results.put("Steps of the start, " + handler, figures);
        return classes;
    }

    private static Map<String, Object> figures(LoadedClasses classes) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("all", classes.names().size());
        figures.putAll(classes.byOwner());
        figures.put("of " + GRAPH + "*", classes.startingWith(GRAPH).size());
        return figures;
    }

    /** @return what it has printed until it asked for its first event */
    private String start(Artifact artifact, String handler, String option) throws Exception {
        var options = new ArrayList<>(StartBench.LIKE_LAMBDA);
        options.add(option);
        var log = directory.resolve(handler + ".log");
        try (var function = DeployedFunction.start(artifact, log, StartBench.environment(handler), options)) {
            function.awaitReady();
            return function.log();
        }
    }
}
