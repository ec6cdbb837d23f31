package dev.mailsync.timeline;

import java.util.Collection;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.lead.LeadDirectory;
import dev.mailsync.lead.OwnPeople;
import dev.mailsync.mail.Locator;
import dev.mailsync.mail.MailWithBody;
import dev.mailsync.mail.StoredMail;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;

/** Who may see which email: the company if it is on a lead's timeline, otherwise only its holder, whatever the role. */
@ApplicationScoped
public class ReadableMail {

    private final SyncedMailStore mails;
    private final LeadDirectory directory;
    private final OwnPeople own;

    ReadableMail(SyncedMailStore mails, LeadDirectory directory, OwnPeople own) {
        this.mails = mails;
        this.directory = directory;
        this.own = own;
    }

    /** Empty if it does not exist or the caller may not see it. */
    public Optional<MailWithBody> open(Caller caller, MailId id) {
        return mails.open(caller.company(), id).filter(opened -> isVisible(opened.mail(), caller));
    }

    public Optional<Locator> place(Caller caller, MailId id) {
        return mails.place(caller.company(), id).filter(placed -> isVisible(placed.mail(), caller));
    }

    private boolean isVisible(StoredMail mail, Caller caller) {
        return mail.holder().equals(caller.user())
                || isOfALead(caller.company(), mail.onIt().open());
    }

    private boolean isOfALead(CompanyId company, Collection<Contact> contacts) {
        return !directory
                .leadsOfContacts(company, own.without(company, contacts))
                .isEmpty();
    }
}
