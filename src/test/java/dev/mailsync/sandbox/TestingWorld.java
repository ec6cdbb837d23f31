package dev.mailsync.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A world with one mailbox, Ann's, without HTTP and Quarkus. */
public final class TestingWorld {

    public final TestingClock clock = new TestingClock();
    public final TestingNotifier notifier = new TestingNotifier();
    public final Application application =
            new Application("the-client", "the-secret", Set.of(URI.create("http://localhost/oauth/callback")));
    public final World world = new World(clock, new Random(7), application, notifier);
    public final Mailbox ann = mailbox("ann@contoso.example");

    public Mailbox mailbox(String upn) {
        return world.addMailbox(upn, Optional.empty(), Optional.empty(), List.of());
    }

    public Item deliver(String mime) {
        return deliver(mime, WellKnown.INBOX);
    }

    public Item deliver(String mime, WellKnown folder) {
        return ann.deliver(MimeReader.read(mime.getBytes(UTF_8)), ann.folder(folder), Marks.UNREAD);
    }

    /** A token for Ann with these scopes. */
    public String token(String... scopes) {
        return world.signIns().issueAccessToken(ann.account(), Set.of(scopes)).value();
    }
}
