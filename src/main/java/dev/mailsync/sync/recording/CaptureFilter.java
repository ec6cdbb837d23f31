package dev.mailsync.sync.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.lead.LeadDirectory;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.KnownMail;
import dev.mailsync.mail.KnownThreads;
import dev.mailsync.mail.SkipReason;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.mail.store.Threads;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.sync.recording.FilterResult.Admitted;
import dev.mailsync.sync.recording.FilterResult.Adoption;
import dev.mailsync.sync.recording.FilterResult.Outcome;
import dev.mailsync.sync.recording.FilterResult.Skipped;
import dev.mailsync.sync.session.Session;

/** Filters email by envelope, oldest first, so that an email is known before its replies. */
@ApplicationScoped
class CaptureFilter {

    private final LeadDirectory directory;
    private final Threads threads;
    private final SyncedMailStore mails;

    CaptureFilter(LeadDirectory directory, Threads threads, SyncedMailStore mails) {
        this.directory = directory;
        this.threads = threads;
        this.mails = mails;
    }

    FilterResult decide(
            Session session, CaptureRules rules, Collection<Envelope> envelopes, CopyLookup.Copies sentByCrm) {
        var skipped = new EnumMap<SkipReason, Integer>(SkipReason.class);
        var open = new ArrayList<Candidate>();
        for (var envelope : envelopes) {
            skipReason(rules, envelope, sentByCrm.of(envelope))
                    .ifPresentOrElse(
                            reason -> skipped.merge(reason, 1, Integer::sum),
                            () -> open.add(rules.candidate(envelope)));
        }
        open.sort(Comparator.comparing(mail -> mail.envelope().receivedAt()));
        var admitted = new LinkedHashMap<MailIdentity, Admitted>();
        var noLeadUpTo = admit(session, rules, open, sentByCrm, admitted, skipped);
        return sorted(session, admitted, skipped, noLeadUpTo);
    }

    private static Optional<SkipReason> skipReason(
            CaptureRules rules, Envelope envelope, Optional<CopyLookup.Copy> copy) {
        return copy.isPresent()
                ? rules.skipReasonOfSmartMail(envelope, copy.get().justSent())
                : rules.skipReason(envelope);
    }

    private Optional<Instant> admit(
            Session session,
            CaptureRules rules,
            List<Candidate> open,
            CopyLookup.Copies sentByCrm,
            Map<MailIdentity, Admitted> admitted,
            Map<SkipReason, Integer> skipped) {
        var known = threads.of(
                session.holder(), open.stream().map(Candidate::thread).toList());
        var people = people(session, rules, open, known);
        var leads = people.leads().keySet();
        Optional<Instant> noLeadUpTo = Optional.empty();
        for (var candidate : open) {
            var mail = candidate.without(people.colleagues());
            var copy = sentByCrm.of(mail.envelope());
            var outcome = copy.isPresent()
                    ? smartMail(rules, mail, leads, known, copy.get().contacts())
                    : byRules(rules, mail, leads, known);
            switch (outcome) {
                case Admitted it -> {
                    admitted.merge(mail.envelope().identity(), it, CaptureFilter::smartFirst);
                    known.add(it.thread(), it.decision().onIt().open());
                }
                case Skipped it -> {
                    skipped.merge(it.reason(), 1, Integer::sum);
                    noLeadUpTo = Optional.of(mail.envelope().receivedAt());
                }
            }
        }
        return noLeadUpTo;
    }

    private static Outcome byRules(CaptureRules rules, Candidate mail, Set<Contact> leads, KnownThreads known) {
        return switch (rules.decide(mail, leads, known.contactsOf(mail.thread()))) {
            case Decision.Admit admit -> {
                var firm = rules.decide(mail, leads, known.referredBy(mail.thread()));
                yield new Admitted(mail, admit, firm instanceof Decision.Admit it ? it.contacts() : Set.of(), false);
            }
            case Decision.Skip skip -> new Skipped(skip.reason());
        };
    }

    /** Recorded whatever the rules say, and also for the lead it was written for. */
    private static Admitted smartMail(
            CaptureRules rules, Candidate mail, Set<Contact> leads, KnownThreads known, Set<Contact> ofLead) {
        var ofThread = known.contactsOf(mail.thread());
        var contacts = new HashSet<>(ofLead);
        contacts.addAll(rules.contacts(mail, leads, ofThread));
        var firm = new HashSet<>(ofLead);
        firm.addAll(rules.contacts(mail, leads, known.referredBy(mail.thread())));
        var named = new HashSet<>(ofLead);
        named.addAll(ofThread);
        return new Admitted(mail, CaptureRules.admit(Direction.SENT, mail, contacts, named), firm, true);
    }

    /** Both copies of a Smart Mail to oneself can arrive at once. */
    private static Admitted smartFirst(Admitted one, Admitted other) {
        return other.smartMail() && !one.smartMail() ? other : one;
    }

    private FilterResult sorted(
            Session session,
            Map<MailIdentity, Admitted> admitted,
            Map<SkipReason, Integer> skipped,
            Optional<Instant> noLeadUpTo) {
        var known = admitted.isEmpty()
                ? Map.<MailIdentity, KnownMail>of()
                : mails.known(session.holder(), admitted.keySet());
        var toRecord = new ArrayList<Admitted>();
        var toAdopt = new ArrayList<Adoption>();
        admitted.forEach((identity, mail) -> {
            var found = known.get(identity);
            if (found == null) {
                toRecord.add(mail);
            } else if (!found.erased() && !found.contacts().containsAll(mail.firm())) {
                toAdopt.add(new Adoption(mail, without(mail.firm(), found.contacts())));
            }
        });
        return new FilterResult(toRecord, toAdopt, known.size(), skipped, noLeadUpTo);
    }

    private LeadDirectory.KnownContacts people(
            Session session, CaptureRules rules, List<Candidate> mails, KnownThreads known) {
        var candidates = new HashSet<>(known.contacts());
        mails.forEach(mail -> {
            candidates.addAll(mail.others());
            candidates.addAll(mail.replyTo());
        });
        candidates.removeIf(contact -> rules.isInside(contact.address()));
        return directory.known(session.connection().company(), candidates);
    }

    private static Set<Contact> without(Set<Contact> all, Set<Contact> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
