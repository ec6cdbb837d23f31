package dev.mailsync.smartmail;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.error.ErrorScope;
import dev.mailsync.lead.LeadDirectory;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.sync.recording.CaptureRules;
import dev.mailsync.sync.recording.CopyLookup;
import dev.mailsync.sync.session.Session;

/**
 * Recognises copies of Smart Mail: by the marker or, as Exchange may lose it, by the draft's Message-ID. Only sent
 * email counts, and only if the user's own rows confirm it; mailboxes that send none cost nothing.
 */
@ApplicationScoped
public class SmartCopyLookup implements CopyLookup {

    private final SmartMailStore smartMails;
    private final SyncedMailStore mails;
    private final LeadDirectory directory;

    SmartCopyLookup(SmartMailStore smartMails, SyncedMailStore mails, LeadDirectory directory) {
        this.smartMails = smartMails;
        this.mails = mails;
        this.directory = directory;
    }

    @Override
    public Copies among(Session session, CaptureRules rules, Ledger ledger, Collection<Envelope> envelopes) {
        var sent = envelopes.stream()
                .filter(it -> !it.draft() && rules.isSent(it))
                .filter(it -> it.marker() != null || ledger.smartMailAt().isPresent())
                .toList();
        var found = smartMails.of(session.id(), markers(sent), messageIds(sent));
        var byId = new HashMap<String, SmartCopies.Found>();
        for (var envelope : sent) {
            found.of(envelope.marker(), envelope.internetMessageId())
                    .filter(it -> isNoOther(it, envelope))
                    .ifPresent(it -> byId.put(envelope.immutableId(), new SmartCopies.Found(it, copy(session, it))));
        }
        return new SmartCopies(byId, it -> saveRecorded(session, it));
    }

    /** An email derived from the sent one later has the same marker but is an email of its own. */
    private static boolean isNoOther(SmartMail mail, Envelope envelope) {
        return mail.mail()
                .map(MailId::identity)
                .filter(it -> !it.equals(envelope.identity()))
                .isEmpty();
    }

    private Copy copy(Session session, SmartMail mail) {
        var isJustSent = mail.state() != SmartMail.State.RECORDED && mail.generation() == session.generation();
        return new Copy(contactsOfLead(session, mail), isJustSent);
    }

    private Set<Contact> contactsOfLead(Session session, SmartMail mail) {
        return mail.identity()
                .lead()
                .map(lead -> directory.contactsOf(session.connection().company(), List.of(lead)))
                .orElse(Set.of());
    }

    /** Stores which of them are recorded by now. */
    private void saveRecorded(Session session, Map<MailIdentity, SmartMail> open) {
        var mailbox = session.holder().mailbox();
        mails.known(session.holder(), open.keySet())
                .keySet()
                .forEach(it -> smartMails.saveRecorded(open.get(it), new MailId(mailbox, it)));
        notInDoubtAnyMore(session);
    }

    private void notInDoubtAnyMore(Session session) {
        var told = session.connection().connected().health().errors().of(ErrorScope.SENDING);
        if (told.findAny().isPresent()) {
            session.update(mailbox -> mailbox.over(ErrorScope.SENDING));
        }
    }

    private static List<String> markers(List<Envelope> sent) {
        return sent.stream().map(Envelope::marker).filter(Objects::nonNull).toList();
    }

    private static List<String> messageIds(List<Envelope> sent) {
        return sent.stream()
                .map(Envelope::internetMessageId)
                .filter(it -> it != null && !it.isBlank())
                .toList();
    }
}
