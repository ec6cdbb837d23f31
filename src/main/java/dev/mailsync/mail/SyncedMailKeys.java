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
 * The keys of the table {@code synced-mail}. Every partition key starts with the company, so that no id sent by a
 * stranger can reach another company's data.
 *
 * <pre>
 * {company}#mailbox#{mailbox}      mail#{identity}                  a recorded email, with its body if that is small;
 *                                                                   or the tombstone of an erased one
 *                                  part#{identity}#{n}              a slice of a larger body
 *                                  ahead#{identity}                 an email that has rows, but not its own yet
 *                                  message#{hash of Message-ID}     the contacts in whose threads a recorded email is
 *                                  thread#{hash of conversation}#{hash of participant}
 *                                                                   the contacts in whose part of a conversation the
 *                                                                   participant takes part
 *                                  thread#{hash of conversation}    old form: contacts and participants of all of it
 * {company}#contact#{address}      {place}#{identity}#{mailbox}     a timeline row of the leads with this address
 * </pre>
 */
public final class SyncedMailKeys {

    public static final String MAIL = "mail#";
    static final String PART = "part#";
    public static final String AHEAD = "ahead#";
    public static final String MESSAGE = "message#";
    public static final String THREAD = "thread#";

    /** Times between the years 0 and 9999 sort as text; a forged date outside is moved to the edge. */
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

    /** The email that a row of a mailbox or a timeline belongs to. */
    public static MailId idOf(Item row) {
        var sort = row.sortKey().split("#");
        return sort[0].equals("mail")
                ? new MailId(new MailboxId(lastPart(row.partitionKey())), new MailIdentity(sort[1]))
                : new MailId(new MailboxId(sort[2]), new MailIdentity(sort[1]));
    }

    /** A row's position on its timeline, to the second. */
    public static Instant placeOf(Item row) {
        return Instant.parse(row.sortKey().substring(0, row.sortKey().indexOf('#')));
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('#') + 1);
    }

    /** The same for all holders of an email, so that their rows are adjacent. */
    public static String timelineSort(Instant place, MailIdentity identity) {
        return moment(place) + "#" + identity.value();
    }

    public static String moment(Instant time) {
        var bounded = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return bounded.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
