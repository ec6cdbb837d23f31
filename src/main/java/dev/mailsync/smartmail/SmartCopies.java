package dev.mailsync.smartmail;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.sync.recording.CopyLookup;

/**
 * Which of a set of emails are Smart Mail of this mailbox.
 *
 * @param byId by the email's immutable ID
 * @param recorded accepts those that may be recorded by now
 */
record SmartCopies(Map<String, Found> byId, Consumer<Map<MailIdentity, SmartMail>> recorded)
        implements CopyLookup.Copies {

    record Found(SmartMail mail, CopyLookup.Copy copy) {}

    @Override
    public Optional<CopyLookup.Copy> of(Envelope envelope) {
        return found(envelope).map(Found::copy);
    }

    @Override
    public void settle(Collection<Envelope> envelopes) {
        var open = new HashMap<MailIdentity, SmartMail>();
        envelopes.forEach(envelope -> found(envelope)
                .map(Found::mail)
                .filter(it -> it.state() != SmartMail.State.RECORDED)
                .ifPresent(it -> open.put(envelope.identity(), it)));
        if (!open.isEmpty()) {
            recorded.accept(open);
        }
    }

    private Optional<Found> found(Envelope envelope) {
        return Optional.ofNullable(byId.get(envelope.immutableId()));
    }
}
