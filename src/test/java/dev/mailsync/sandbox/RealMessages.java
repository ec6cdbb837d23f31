package dev.mailsync.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The real messages that come with mime4j's tests, malformed ones too, by file name. */
public final class RealMessages {

    private RealMessages() {}

    public static Map<String, byte[]> all() {
        var messages = new TreeMap<String, byte[]>();
        for (var folder : List.of("/testmsgs", "/mimetools-testmsgs")) {
            try {
                read(folder, messages);
            } catch (IOException | URISyntaxException unreadable) {
                throw new AssertionError(folder, unreadable);
            }
        }
        return messages;
    }

    private static void read(String folder, Map<String, byte[]> messages) throws IOException, URISyntaxException {
        var jarUri = URI.create(
                RealMessages.class.getResource(folder).toURI().toString().split("!")[0]);
        try (var jar = FileSystems.newFileSystem(jarUri, Map.of());
                var files = Files.list(jar.getPath(folder))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".msg")).toList()) {
                messages.put(file.toString(), Files.readAllBytes(file));
            }
        }
    }
}
