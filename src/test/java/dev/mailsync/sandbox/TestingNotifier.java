package dev.mailsync.sandbox;

import java.util.ArrayList;
import java.util.List;

import dev.mailsync.sandbox.mailbox.Notification;
import dev.mailsync.sandbox.mailbox.Notifier;

/** Keeps what it is to send. */
public final class TestingNotifier implements Notifier {

    private final List<Notification> sent = new ArrayList<>();

    @Override
    public void send(Notification notification) {
        sent.add(notification);
    }

    /** What was sent since the last call. */
    public List<Notification> taken() {
        var taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public boolean idle() {
        return true;
    }

    @Override
    public void clear() {
        sent.clear();
    }
}
