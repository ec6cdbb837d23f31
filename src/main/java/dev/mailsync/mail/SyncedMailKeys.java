package dev.mailsync.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.Fingerprint;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.platform.identity.MailboxId;

/**
 * The keys of the table {@code synced-mail}. Every partition key begins with the company, so that no id that a stranger
 * sends can lead into another company's data.
 *
 * <pre>
 * {company}#mailbox#{mailbox}      mail#{identity}                  a recorded mail, with its body if that is small; or the
 *                                                                   tombstone of one that was erased
 *                                  part#{identity}#{n}              a slice of a larger body
 *                                  ahead#{identity}                 a mail some of whose rows are written, but not its own
 *                                  message#{hash of Message-ID}     the contacts in whose threads a recorded mail stands
 *                                  thread#{hash of conversation}#{hash of participant}
 *                                                                   the contacts in whose part of a conversation somebody
 *                                                                   takes part
 *                                  thread#{hash of conversation}    once contacts and participants of all of it
 * {company}#contact#{address}      {place}#{identity}#{mailbox}     a row of the timelines of the leads with this address
 * </pre>
 */
public final class SyncedMailKeys {

    public static final String MAIL = "mail#";
    static final String PART = "part#";
    public static final String AHEAD = "ahead#";
    public static final String MESSAGE = "message#";
    public static final String THREAD = "thread#";

    /** What fits between the years 0 and 9999 sorts as text; a forged date outside is put at the edge. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private SyncedMailKeys() {}

    public static String mailbox(MailboxRef holder) {
        return mailbox(holder.company(), holder.mailbox());
    }

    private static String mailbox(CompanyId company, MailboxId mailbox) {
        return company.value() + "#mailbox#" + mailbox.value();
    }

    public static String contact(CompanyId company, Contact contact) {
        return company.value() + "#contact#" + contact.address();
    }

    public static Item mail(MailboxRef holder, MailIdentity identity) {
        return mail(holder.company(), new MailId(holder.mailbox(), identity));
    }

    public static Item mail(CompanyId company, MailId id) {
        return Item.key(mailbox(company, id.mailbox()), MAIL + id.identity().value());
    }

    public static Item part(MailboxRef holder, MailIdentity identity, int number) {
        return part(holder.company(), new MailId(holder.mailbox(), identity), number);
    }

    public static Item part(CompanyId company, MailId id, int number) {
        return Item.key(mailbox(company, id.mailbox()), PART + id.identity().value() + "#" + "%04d".formatted(number));
    }

    public static Item ahead(MailboxRef holder, MailIdentity identity) {
        return Item.key(mailbox(holder), AHEAD + identity.value());
    }

    public static Item message(MailboxRef holder, Fingerprint messageId) {
        return Item.key(mailbox(holder), MESSAGE + messageId.value());
    }

    public static Item thread(MailboxRef holder, Fingerprint conversation) {
        return Item.key(mailbox(holder), THREAD + conversation.value());
    }

    public static Item participant(MailboxRef holder, Fingerprint conversation, String participant) {
        return Item.key(mailbox(holder), THREAD + conversation.value() + "#" + participant);
    }

    public static Item timeline(MailboxRef holder, Contact contact, Instant place, MailIdentity identity) {
        return Item.key(
                contact(holder.company(), contact),
                timelineSort(place, identity) + "#" + holder.mailbox().value());
    }

    /** Which mail a row of a mailbox or of a timeline is of. */
    public static MailId idOf(Item row) {
        var sort = row.sortKey().split("#");
        return sort[0].equals("mail")
                ? new MailId(new MailboxId(lastPart(row.partitionKey())), new MailIdentity(sort[1]))
                : new MailId(new MailboxId(sort[2]), new MailIdentity(sort[1]));
    }

    /** Where a row stands on its timeline, to the second. */
    public static Instant placeOf(Item row) {
        return Instant.parse(row.sortKey().substring(0, row.sortKey().indexOf('#')));
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('#') + 1);
    }

    /** The same for all holders of a mail, so that their rows lie side by side. */
    public static String timelineSort(Instant place, MailIdentity identity) {
        return moment(place) + "#" + identity.value();
    }

    public static String moment(Instant time) {
        var bounded = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return bounded.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
