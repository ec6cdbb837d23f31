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
 * What is recorded from a mailbox according to the current settings of the company and the user.
 *
 * @param domains the company's own
 * @param neverRecord of the company and of the user
 * @param recordPrivate whether email marked private or confidential is recorded
 * @param skip the kinds of email that are not recorded
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
     * @param horizon email received before this is never recorded
     * @param keptFrom email received before this is older than the company's retention period
     * @param sentItems the folder's ID: whatever lies there was sent, under any address
     * @param untrackedFolders IDs of those folders, among the places of the filtered email, whose email is never
     *     recorded
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

        /** Whether the address is under one of the user's own domains: a guess without the company's settings. */
        boolean isColleague(String address) {
            var domain = domainOf(address);
            return ownAddresses.stream().map(MailboxFacts::domainOf).anyMatch(domain::equals);
        }

        private static String domainOf(String address) {
            return address.substring(address.lastIndexOf('@') + 1);
        }
    }

    /** The same rules for messages in other places. */
    public CaptureRules at(Places places) {
        var facts = new MailboxFacts(
                mailbox.ownAddresses, mailbox.horizon, mailbox.keptFrom, places.sentItems(), places.untracked());
        return new CaptureRules(capture, domains, neverRecord, recordPrivate, skip, facts);
    }

    /** The first reason to skip that needs no lookup of leads and threads, if any. */
    Optional<SkipReason> skipReason(Envelope envelope) {
        if (envelope.draft()) {
            return Optional.of(SkipReason.DRAFT);
        }
        return unwantedPlace(envelope).or(() -> outsideOfTime(envelope)).or(() -> unwanted(envelope));
    }

    /**
     * For Smart Mail, which the user sent from the CRM in order to have it there.
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

    /**
     * A lead may have used the company's web form, and the company's own postmaster reports what did not reach a lead.
     */
    private boolean mayConcernALead(Envelope envelope) {
        return !outside(envelope.replyTo().stream()).isEmpty()
                || envelope.kind() == MailKind.BOUNCE && !envelope.references().isEmpty();
    }

    /** Whether all addresses are the company's own, whoever may be behind one of them. */
    private boolean isInternal(Envelope envelope) {
        var addresses = envelope.everybody().map(Participant::normalized).toList();
        return !addresses.isEmpty() && addresses.stream().allMatch(this::isOurs);
    }

    /**
     * The user's other addresses count as the company's, whatever their domain, once the company's domains are known.
     */
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
        return new Candidate(envelope, contacts, Contact.all(replyTo), blind(envelope, contacts), thread, false);
    }

    private Set<String> outside(Stream<Participant> some) {
        return some.map(Participant::normalized)
                .filter(address -> !address.isEmpty())
                .filter(address -> !mailbox.ownAddresses().contains(address) && !isInside(address))
                .collect(Collectors.toSet());
    }

    /** A form or a list that writes for many does not say who takes part. */
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
     * @param ofThread the contacts of the email's thread, whether or not they still belong to a lead
     * @param leads those of the email's others and of the thread that belong to leads
     */
    Decision decide(Candidate mail, Set<Contact> leads, Set<Contact> ofThread) {
        var contacts = contacts(mail, leads, ofThread);
        var author = authorsBehind(mail, leads);
        var bounced = mail.envelope().kind() == MailKind.BOUNCE && !contacts.isEmpty();
        if (author.isEmpty() && !bounced && (mail.amongColleagues() || isInternal(mail.envelope()))) {
            return new Decision.Skip(SkipReason.INTERNAL);
        }
        // A form may send as the user.
        if (isSent(mail.envelope()) && author.isEmpty()) {
            return capture == Capture.LEADS && contacts.isEmpty()
                    ? new Decision.Skip(SkipReason.NO_LEAD)
                    : admit(Direction.SENT, mail, contacts, ofThread);
        }
        return capture != Capture.EVERYTHING && contacts.isEmpty()
                ? new Decision.Skip(SkipReason.NO_LEAD)
                : admit(Direction.RECEIVED, mail, contacts, ofThread);
    }

    /** @param elsewhere contacts named by something other than the email's Bcc */
    static Decision.Admit admit(Direction direction, Candidate mail, Set<Contact> contacts, Set<Contact> elsewhere) {
        var blind = new HashSet<>(mail.blind());
        blind.removeAll(mail.replyTo());
        blind.removeAll(elsewhere);
        return new Decision.Admit(direction, new MailContacts(contacts, blind));
    }

    /** The contacts on whose timelines the email appears. */
    Set<Contact> contacts(Candidate mail, Set<Contact> leads, Set<Contact> ofThread) {
        var contacts = new HashSet<>(ofThread);
        contacts.addAll(mail.others());
        contacts.retainAll(leads);
        contacts.addAll(authorsBehind(mail, leads));
        return contacts;
    }

    /** Lists and web forms send in their own name for the people in Reply-To. A lead writes for itself. */
    private Set<Contact> authorsBehind(Candidate mail, Set<Contact> leads) {
        var envelope = mail.envelope();
        if (envelope.parentFolderId().equals(mailbox.sentItems())
                || leads.contains(new Contact(envelope.author().address()))) {
            return Set.of();
        }
        return mail.replyTo().stream().filter(leads::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is the company's own address: never a contact, even if registered as a lead's. */
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
