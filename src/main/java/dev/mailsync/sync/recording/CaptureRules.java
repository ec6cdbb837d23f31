package dev.mailsync.sync.recording;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.company.AddressList;
import dev.mailsync.company.Capture;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.MailContacts;
import dev.mailsync.mail.SkipReason;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.AddressForm;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LegacyExchange;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.Participant;

/**
 * What is recorded of a mailbox, as the company and its user have it today.
 *
 * @param domains the company's own
 * @param neverRecord of the company and of the user
 * @param recordPrivate whether mail is recorded that was marked private or confidential
 * @param skip kinds of mail that are not
 */
public record CaptureRules(
        Capture capture,
        AddressList domains,
        AddressList neverRecord,
        boolean recordPrivate,
        Set<MailKind> skip,
        MailboxFacts mailbox) {

    /**
     * @param ownAddresses all of the user's
     * @param horizon mail received before is never recorded
     * @param keptFrom mail received before is older than the company keeps
     * @param sentItems the folder's id: what lies there was sent, under whatever address
     * @param untrackedFolders ids of those folders, among the places of what is filtered, whose mail is never recorded
     */
    record MailboxFacts(
            Set<String> ownAddresses,
            Instant horizon,
            Instant keptFrom,
            String sentItems,
            Set<String> untrackedFolders) {

        MailboxFacts {
            ownAddresses = ownAddresses.stream().map(AddressForm::of).collect(Collectors.toUnmodifiableSet());
            untrackedFolders = Set.copyOf(untrackedFolders);
        }

        /** Somebody under a domain of the user's own, as far as is known without the company saying so. */
        boolean isColleague(String address) {
            var domain = domainOf(address);
            return ownAddresses.stream().map(MailboxFacts::domainOf).anyMatch(domain::equals);
        }

        private static String domainOf(String address) {
            return address.substring(address.lastIndexOf('@') + 1);
        }
    }

    /** The same rules, for messages that lie elsewhere. */
    public CaptureRules at(Places places) {
        var facts = new MailboxFacts(
                mailbox.ownAddresses, mailbox.horizon, mailbox.keptFrom, places.sentItems(), places.untracked());
        return new CaptureRules(capture, domains, neverRecord, recordPrivate, skip, facts);
    }

    /** The first reason that needs no look at leads and threads, if there is one. */
    Optional<SkipReason> skipReason(Envelope envelope) {
        if (envelope.draft()) {
            return Optional.of(SkipReason.DRAFT);
        }
        return unwantedPlace(envelope).or(() -> outsideOfTime(envelope)).or(() -> unwanted(envelope));
    }

    /**
     * Of Smart Mail, which the user sent out of the CRM in order to have it there.
     *
     * @param justSent whether it is recorded for the first time: clocks may differ
     */
    Optional<SkipReason> skipReasonOfSmartMail(Envelope envelope, boolean justSent) {
        if (envelope.draft()) {
            return Optional.of(SkipReason.DRAFT);
        }
        return justSent ? Optional.empty() : unwantedPlace(envelope).or(() -> outsideOfTime(envelope));
    }

    private Optional<SkipReason> unwantedPlace(Envelope envelope) {
        return mailbox.untrackedFolders().contains(envelope.parentFolderId())
                ? Optional.of(SkipReason.FOLDER)
                : Optional.empty();
    }

    private Optional<SkipReason> outsideOfTime(Envelope envelope) {
        if (envelope.receivedAt().isBefore(mailbox.horizon())) {
            return Optional.of(SkipReason.BEFORE_HORIZON);
        }
        if (envelope.receivedAt().isBefore(mailbox.keptFrom())) {
            return Optional.of(SkipReason.RETENTION);
        }
        return Optional.empty();
    }

    private Optional<SkipReason> unwanted(Envelope envelope) {
        if (envelope.confidential() && !recordPrivate) {
            return Optional.of(SkipReason.MARKED_PRIVATE);
        }
        if (skip.contains(envelope.kind())) {
            return Optional.of(SkipReason.SKIPPED_KIND);
        }
        if (Stream.concat(envelope.everybody(), envelope.replyTo().stream())
                .map(Participant::normalized)
                .anyMatch(neverRecord::contains)) {
            return Optional.of(SkipReason.NEVER_RECORD);
        }
        return isInternal(envelope) && !mayConcernALead(envelope) ? Optional.of(SkipReason.INTERNAL) : Optional.empty();
    }

    /** A lead may be behind a form of the company, and its own postmaster says what did not reach a lead. */
    private boolean mayConcernALead(Envelope envelope) {
        return !outside(envelope.replyTo().stream()).isEmpty()
                || envelope.kind() == MailKind.BOUNCE && !envelope.references().isEmpty();
    }

    /** Among the company's own, whoever may be behind one of them. */
    private boolean isInternal(Envelope envelope) {
        var addresses = envelope.everybody().map(Participant::normalized).toList();
        return !addresses.isEmpty() && addresses.stream().allMatch(this::isOurs);
    }

    /** The user's further addresses are the company's as well, whatever their domain, once it is known what the company is. */
    private boolean isOurs(String address) {
        return isInside(address) || !domains.isEmpty() && mailbox.ownAddresses().contains(address);
    }

    Candidate candidate(Envelope envelope) {
        var others = outside(envelope.everybody());
        var replyTo = outside(envelope.replyTo().stream());
        var contacts = Contact.all(others);
        var thread = ThreadRef.of(
                envelope.internetMessageId(),
                envelope.references(),
                envelope.conversationId(),
                partners(envelope, others, replyTo));
        return new Candidate(envelope, contacts, Contact.all(replyTo), blind(envelope, contacts), thread);
    }

    private Set<String> outside(Stream<Participant> some) {
        return some.map(Participant::normalized)
                .filter(address -> !address.isEmpty())
                .filter(address -> !mailbox.ownAddresses().contains(address) && !isInside(address))
                .collect(Collectors.toSet());
    }

    /** A form or a list that writes for many tells nothing of who takes part. */
    private Set<String> partners(Envelope envelope, Set<String> others, Set<String> replyTo) {
        var partners = new HashSet<>(others);
        if (!replyTo.isEmpty() && !replyTo.contains(envelope.from().normalized())) {
            partners.remove(envelope.from().normalized());
            partners.remove(envelope.sender().normalized());
            partners.addAll(replyTo);
        }
        partners.removeIf(mailbox::isColleague);
        return partners;
    }

    private static Set<Contact> blind(Envelope envelope, Set<Contact> contacts) {
        var shown = envelope.openly().map(Participant::normalized).collect(Collectors.toSet());
        return contacts.stream().filter(it -> !shown.contains(it.address())).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param ofThread the contacts of the thread that the mail belongs to, whether or not they still belong to a lead
     * @param leads those of the others on it and of the thread that belong to leads
     */
    Decision decide(Candidate mail, Set<Contact> leads, Set<Contact> ofThread) {
        var contacts = contacts(mail, leads, ofThread);
        var author = authorsBehind(mail, leads);
        var bounced = mail.envelope().kind() == MailKind.BOUNCE && !contacts.isEmpty();
        if (author.isEmpty() && !bounced && isInternal(mail.envelope())) {
            return new Decision.Skip(SkipReason.INTERNAL);
        }
        // A form may write as the user.
        if (isSent(mail.envelope()) && author.isEmpty()) {
            return capture == Capture.LEADS && contacts.isEmpty()
                    ? new Decision.Skip(SkipReason.NO_LEAD)
                    : admit(Direction.SENT, mail, contacts, ofThread);
        }
        return capture != Capture.EVERYTHING && contacts.isEmpty()
                ? new Decision.Skip(SkipReason.NO_LEAD)
                : admit(Direction.RECEIVED, mail, contacts, ofThread);
    }

    /** @param elsewhere contacts whom something else but the mail's Bcc names */
    static Decision.Admit admit(Direction direction, Candidate mail, Set<Contact> contacts, Set<Contact> elsewhere) {
        var blind = new HashSet<>(mail.blind());
        blind.removeAll(mail.replyTo());
        blind.removeAll(elsewhere);
        return new Decision.Admit(direction, new MailContacts(contacts, blind));
    }

    /** Those on whose timelines the mail stands. */
    Set<Contact> contacts(Candidate mail, Set<Contact> leads, Set<Contact> ofThread) {
        var contacts = new HashSet<>(ofThread);
        contacts.addAll(mail.others());
        contacts.retainAll(leads);
        contacts.addAll(authorsBehind(mail, leads));
        return contacts;
    }

    /** Lists and web forms write in their own name for those to whom an answer goes. A lead writes for itself. */
    private Set<Contact> authorsBehind(Candidate mail, Set<Contact> leads) {
        var envelope = mail.envelope();
        if (envelope.parentFolderId().equals(mailbox.sentItems())
                || leads.contains(new Contact(envelope.author().address()))) {
            return Set.of();
        }
        return mail.replyTo().stream().filter(leads::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Of the company's own, who is never a contact, whoever registered the address as a lead's. */
    boolean isInside(String address) {
        return LegacyExchange.isLegacy(address) || domains.contains(address);
    }

    public boolean isSent(Envelope envelope) {
        return envelope.parentFolderId().equals(mailbox.sentItems())
                || isOwn(envelope.from())
                || isOwn(envelope.sender());
    }

    private boolean isOwn(Participant participant) {
        return mailbox.ownAddresses().contains(participant.normalized());
    }
}
