package dev.mailsync.sandbox.mailbox.account;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The certificates registered for the application besides its secret; several at a time, so that one can replace
 * another.
 */
public final class Certificates {

    private final List<X509Certificate> registered = new CopyOnWriteArrayList<>();

    public void register(X509Certificate certificate) {
        registered.add(certificate);
    }

    public List<X509Certificate> all() {
        return List.copyOf(registered);
    }

    public void clear() {
        registered.clear();
    }
}
