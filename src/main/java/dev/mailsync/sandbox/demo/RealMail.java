package dev.mailsync.sandbox.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** The real messages that Apache James Mime4j's tests have collected over the years, including malformed ones. */
record RealMail(String name, byte[] mime) {

    /** The folders of the library's test jar that contain them. */
    private static final List<String> FOLDERS = List.of("testmsgs/", "mimetools-testmsgs/");

    static List<RealMail> all() {
        var anchor = Thread.currentThread().getContextClassLoader().getResource("testmsgs");
        if (anchor == null) {
            throw new IllegalStateException("The messages of Mime4j's test jar are not on the class path");
        }
        try (var jar = opened(anchor)) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".msg"))
                    .filter(entry -> FOLDERS.stream().anyMatch(entry.getName()::startsWith))
                    .sorted((one, other) -> one.getName().compareTo(other.getName()))
                    .map(entry -> new RealMail(entry.getName(), bytes(() -> jar.getInputStream(entry))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sender according to the message, if that can be determined. */
    Optional<String> sender() {
        try (var in = new ByteArrayInputStream(mime)) {
            var from = new DefaultMessageBuilder().parseMessage(in).getFrom();
            return from == null
                    ? Optional.empty()
                    : from.stream()
                            .map(Mailbox::getAddress)
                            .filter(it -> it.contains("@"))
                            .findFirst();
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static JarFile opened(URL anchor) throws IOException {
        var connection = (JarURLConnection) anchor.openConnection();
        // The cached file is shared: closing it would close it for everybody.
        connection.setUseCaches(false);
        return connection.getJarFile();
    }

    private interface Opening {

        InputStream open() throws IOException;
    }

    private static byte[] bytes(Opening opening) {
        try (var in = opening.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
