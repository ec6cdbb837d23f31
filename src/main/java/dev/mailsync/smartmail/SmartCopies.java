package dev.mailsync.smartmail;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.sync.recording.CopyLookup;

/**
 * Which of some emails are Smart Mail of this mailbox.
 *
 * @param byId by the email's immutable id
 * @param recorded takes those that may be recorded by now
 */
public record SmartCopies(
        Map<String, SmartMail> byId,
        long generation,
        Function<SmartMail, Set<Contact>> contactsOfLead,
        Consumer<Map<MailIdentity, SmartMail>> recorded)
        implements CopyLookup.Copies {

    @Override
    public Optional<CopyLookup.Copy> of(Envelope envelope) {
        return smartMail(envelope).map(it -> new CopyLookup.Copy(contactsOfLead.apply(it), isJustSent(it)));
    }

    @Override
    public void settle(Collection<Envelope> envelopes) {
        var open = new HashMap<MailIdentity, SmartMail>();
        envelopes.forEach(envelope -> smartMail(envelope)
                .filter(it -> it.state() != SmartMail.State.RECORDED)
                .ifPresent(it -> open.put(envelope.identity(), it)));
        if (!open.isEmpty()) {
            recorded.accept(open);
        }
    }

    private Optional<SmartMail> smartMail(Envelope envelope) {
        return Optional.ofNullable(byId.get(envelope.immutableId()));
    }

    private boolean isJustSent(SmartMail mail) {
        return mail.state() != SmartMail.State.RECORDED && mail.generation() == generation;
    }
}
