package dev.mailsync.smartmail;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.microsoft.graph.NewMail;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.Fingerprint;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.Participant;

/** Sends Smart Mail as the door does, without HTTP. */
@ApplicationScoped
public class TestingSmartMails {

    private final SmartMailOutbox outbox;

    TestingSmartMails(SmartMailOutbox outbox) {
        this.outbox = outbox;
    }

    /** As rows and markers begin. */
    public static String keyOf(String key) {
        return Fingerprint.of("idempotency key", key).value();
    }

    /** @return whether the answer says that it is recorded, instead of in doubt */
    public boolean send(Caller caller, String key, String to, String subject, Optional<String> lead, int attached) {
        var files = attached == 0
                ? List.<NewMail.File>of()
                : List.of(new NewMail.File("plan.pdf", "application/pdf", new byte[attached]));
        var request = new ValidatedSmartMail(
                lead.map(LeadId::new), List.of(new Participant("", to)), List.of(), subject, "<p>Hello</p>", files);
        return outbox.send(caller, key, request) instanceof SmartMailOutbox.Outcome.Recorded;
    }
}
