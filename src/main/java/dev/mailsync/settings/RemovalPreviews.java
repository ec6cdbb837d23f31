package dev.mailsync.settings;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.lead.ContactLeads;
import dev.mailsync.lead.LeadDirectory;
import dev.mailsync.lead.OwnPeople;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.Contact;

/** What a removal would delete, for the question that precedes it. */
@ApplicationScoped
public class RemovalPreviews {

    /**
     * @param leads on whose timelines the email is
     * @param opportunities of those leads
     */
    public record Preview(long mails, long leads, long opportunities) {}

    private final LedgerStore ledgers;
    private final SyncedMailStore mails;
    private final LeadDirectory directory;
    private final OwnPeople ownPeople;

    RemovalPreviews(LedgerStore ledgers, SyncedMailStore mails, LeadDirectory directory, OwnPeople ownPeople) {
        this.ledgers = ledgers;
        this.mails = mails;
        this.directory = directory;
        this.ownPeople = ownPeople;
    }

    Preview of(Caller caller) {
        var ledger = ledgers.of(caller.connection());
        var ofContacts = directory
                .leadsOfContacts(caller.company(), ownPeople.without(caller.company(), contacts(caller, ledger)))
                .values();
        var leads = ofContacts.stream().flatMap(it -> it.some().stream()).collect(Collectors.toSet());
        var more = ofContacts.stream().mapToLong(ContactLeads::more).sum();
        var opportunities = directory.opportunities(caller.company(), leads).values().stream()
                .flatMap(Set::stream)
                .distinct()
                .count();
        return new Preview(ledger.recorded(), leads.size() + more, opportunities);
    }

    private Set<Contact> contacts(Caller caller, Ledger ledger) {
        var contacts = new HashSet<Contact>();
        ledger.mailboxes()
                .forEach(mailbox ->
                        contacts.addAll(mails.contacts(MailboxRef.of(caller.company(), caller.user(), mailbox))));
        return contacts;
    }
}
