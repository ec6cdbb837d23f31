package dev.mailsync.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.mailsync.dynamo.Item;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.MailIdentity;
import dev.mailsync.identity.MailboxId;

/**
 * The keys of the table {@code synced-mail}. Every partition key begins with the company, so that no id that a stranger
 * sends can lead into another company's data.
 *
 * <pre>
 * {company}#mailbox#{mailbox}   mail#{identity}                    a recorded mail, with its body if that is small
 *                               part#{identity}#{n}                a slice of a larger body
 *                               ahead#{identity}                   a mail some of whose rows are written, but not its own
 *                               lead#{lead}                        this lead has mail from this mailbox
 * {company}#lead#{lead}         {sentAt}#{identity}#{mailbox}      a row of the lead's timeline
 * </pre>
 */
final class Rows {

    static final String MAIL = "mail#";
    static final String PART = "part#";
    static final String LEAD = "lead#";
    static final String AHEAD = "ahead#";

    /** What fits between the years 0 and 9999 sorts as text; a forged date outside is put at the edge. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Rows() {}

    static String mailbox(CompanyId company, MailboxId mailbox) {
        return company.value() + "#mailbox#" + mailbox.value();
    }

    static String lead(CompanyId company, LeadId lead) {
        return company.value() + "#lead#" + lead.value();
    }

    static Item mail(CompanyId company, MailboxId mailbox, MailIdentity identity) {
        return Item.key(mailbox(company, mailbox), MAIL + identity.value());
    }

    static Item part(CompanyId company, MailboxId mailbox, MailIdentity identity, int number) {
        return Item.key(mailbox(company, mailbox), PART + identity.value() + "#" + "%04d".formatted(number));
    }

    static Item ahead(CompanyId company, MailboxId mailbox, MailIdentity identity) {
        return Item.key(mailbox(company, mailbox), AHEAD + identity.value());
    }

    static Item leadMark(CompanyId company, MailboxId mailbox, LeadId lead) {
        return Item.key(mailbox(company, mailbox), LEAD + lead.value());
    }

    static Item timeline(CompanyId company, LeadId lead, Instant sentAt, MailIdentity identity, MailboxId mailbox) {
        return Item.key(lead(company, lead), timelineSort(sentAt, identity) + "#" + mailbox.value());
    }

    /** The same for all holders of a mail, so that their rows lie side by side. */
    static String timelineSort(Instant sentAt, MailIdentity identity) {
        return moment(sentAt) + "#" + identity.value();
    }

    static String moment(Instant time) {
        var bounded = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return bounded.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
