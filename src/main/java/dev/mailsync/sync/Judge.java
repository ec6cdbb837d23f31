package dev.mailsync.sync;

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

import dev.mailsync.identity.Contact;
import dev.mailsync.identity.MailIdentity;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.KnownMail;
import dev.mailsync.mail.KnownThreads;
import dev.mailsync.mail.SyncedMailStore;
import dev.mailsync.mail.Threads;
import dev.mailsync.microsoft.Envelope;
import dev.mailsync.sync.Judgement.Admitted;
import dev.mailsync.sync.Judgement.Adoption;
import dev.mailsync.timeline.LeadDirectory;

/** Judges mails by their envelopes, oldest first, so that an answer finds what it answers. */
@ApplicationScoped
class Judge {

    private final LeadDirectory directory;
    private final Threads threads;
    private final SyncedMailStore mails;

    Judge(LeadDirectory directory, Threads threads, SyncedMailStore mails) {
        this.directory = directory;
        this.threads = threads;
        this.mails = mails;
    }

    Judgement judge(Session session, CaptureRules rules, Collection<Envelope> envelopes, SmartCopies smart) {
        var leftOut = new EnumMap<LeftOut, Integer>(LeftOut.class);
        var open = new ArrayList<Envelope>();
        for (var envelope : envelopes) {
            leftOutUnseen(session, rules, envelope, smart.of(envelope))
                    .ifPresentOrElse(reason -> leftOut.merge(reason, 1, Integer::sum), () -> open.add(envelope));
        }
        open.sort(Comparator.comparing(Envelope::receivedAt));
        var admitted = new LinkedHashMap<MailIdentity, Admitted>();
        var noLeadUpTo = admit(session, rules, open, smart, admitted, leftOut);
        return sorted(session, admitted, leftOut, noLeadUpTo);
    }

    private static Optional<LeftOut> leftOutUnseen(
            Session session, CaptureRules rules, Envelope envelope, Optional<SmartCopies.Copy> smart) {
        return smart.isPresent()
                ? rules.smartMailLeftOutUnseen(envelope, smart.get().isJustSent(session.generation()))
                : rules.leftOutUnseen(envelope);
    }

    private Optional<Instant> admit(
            Session session,
            CaptureRules rules,
            List<Envelope> open,
            SmartCopies smart,
            Map<MailIdentity, Admitted> admitted,
            Map<LeftOut, Integer> leftOut) {
        var known =
                threads.of(session.holder(), open.stream().map(rules::thread).toList());
        var leads = leads(session, rules, open, known);
        Optional<Instant> noLeadUpTo = Optional.empty();
        for (var envelope : open) {
            var copy = smart.of(envelope);
            var mail = copy.isPresent()
                    ? smartMail(rules, envelope, leads, known, copy.get().contacts())
                    : judged(rules, envelope, leads, known);
            switch (mail) {
                case Admitted it -> {
                    admitted.merge(envelope.identity(), it, Judge::smartFirst);
                    known.add(it.thread(), it.verdict().contacts());
                }
                case null -> {
                    leftOut.merge(LeftOut.NO_LEAD, 1, Integer::sum);
                    noLeadUpTo = Optional.of(envelope.receivedAt());
                }
            }
        }
        return noLeadUpTo;
    }

    /** Null where no lead takes part. */
    private static Admitted judged(CaptureRules rules, Envelope envelope, Set<Contact> leads, KnownThreads known) {
        var thread = rules.thread(envelope);
        return switch (rules.judge(envelope, leads, known.contactsOf(thread))) {
            case Verdict.Admit admit -> {
                var firm = rules.judge(envelope, leads, known.referredBy(thread));
                yield new Admitted(
                        envelope, thread, admit, firm instanceof Verdict.Admit it ? it.contacts() : Set.of(), false);
            }
            case Verdict.LeaveOut left -> null;
        };
    }

    /** Recorded whatever the rules say, and for its lead as well. */
    private static Admitted smartMail(
            CaptureRules rules, Envelope envelope, Set<Contact> leads, KnownThreads known, Set<Contact> ofLead) {
        var thread = rules.thread(envelope);
        var contacts = new HashSet<>(ofLead);
        contacts.addAll(rules.contacts(envelope, leads, known.contactsOf(thread)));
        var firm = new HashSet<>(ofLead);
        firm.addAll(rules.contacts(envelope, leads, known.referredBy(thread)));
        return new Admitted(envelope, thread, new Verdict.Admit(Direction.SENT, contacts), firm, true);
    }

    /** Of a Smart Mail to oneself both copies can come at once. */
    private static Admitted smartFirst(Admitted one, Admitted other) {
        return other.smartMail() && !one.smartMail() ? other : one;
    }

    private Judgement sorted(
            Session session,
            Map<MailIdentity, Admitted> admitted,
            Map<LeftOut, Integer> leftOut,
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
        return new Judgement(toRecord, toAdopt, known.size(), leftOut, noLeadUpTo);
    }

    private Set<Contact> leads(Session session, CaptureRules rules, List<Envelope> envelopes, KnownThreads known) {
        var candidates = new HashSet<>(known.contacts());
        envelopes.stream()
                .flatMap(envelope -> rules.othersOn(envelope).stream())
                .map(Contact::new)
                .forEach(candidates::add);
        return directory
                .leadsOfContacts(session.connection().company(), candidates)
                .keySet();
    }

    private static Set<Contact> without(Set<Contact> all, Set<Contact> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
