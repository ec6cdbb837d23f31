package dev.mailsync.sandbox.graph;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Recipient;

final class Fixtures {

    private Fixtures() {}

    static byte[] read(String name) {
        try (var stream = Fixtures.class.getResourceAsStream("/mail/" + name)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Recipient recipient(String address) {
        var email = new EmailAddress();
        email.setAddress(address);
        var recipient = new Recipient();
        recipient.setEmailAddress(email);
        return recipient;
    }
}
