package dev.mailsync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The map for newcomers names what is there. */
class ArchitectureMapTest {

    private static final Path MAP = Path.of("docs/architecture.md");
    private static final Path SOURCES = Path.of("src/main/java/dev/mailsync");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");
    private static final Pattern ROOMS = Pattern.compile("(?s)```\\n(lambda.*?)```");

    @Test
    void eachClassThatItNamesExists() throws IOException {
        assertThat(sources()).containsAll(named(Files.readString(MAP)));
    }

    @Test
    void eachRoomIsOnIt() throws IOException {
        var rooms = ROOMS.matcher(Files.readString(MAP));
        assertThat(rooms.find()).isTrue();
        var drawn = rooms.group(1)
                .lines()
                .filter(line -> !line.startsWith(" "))
                .flatMap(line -> Stream.of(line.split(" {4,}")[0].strip().split(" +")))
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toSet());

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(folders(SOURCES));
    }

    @Test
    void eachRoomWithinARoomIsOnItAsWell() throws IOException {
        var map = Files.readString(MAP);
        for (var room : List.of("sync", "microsoft", "microsoft/graph", "mail", "body", "platform")) {
            assertThat(map).contains(folders(SOURCES.resolve(room)));
        }
    }

    @Test
    void theWayOfANotificationIsShort() throws IOException {
        var map = Files.readString(MAP);
        var way = map.substring(
                map.indexOf("## A notification is recorded"), map.indexOf("What the notification missed"));

        assertThat(named(way)).hasSizeBetween(8, 14);
    }

    private static Set<String> folders(Path room) throws IOException {
        try (var folders = Files.list(room)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> named(String text) {
        return CLASS.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
