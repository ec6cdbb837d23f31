package dev.mailsync.smartmail;

import java.time.Duration;
import java.time.Instant;

import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Fingerprint;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.MailId;

/**
 * Smart Mail in the table {@code users}: {@code {connection} / smart#{key}}, and {@code smart-of#{hash of Message-ID}},
 * which leads to it.
 */
final class SmartMailItems {

    static final String PREFIX = "smart#";
    static final String VERSION = "version";
    static final String KEY = "key";

    private static final String OF = "smart-of#";

    /** How long a copy can still be recognised. */
    private static final Duration KEPT = Duration.ofDays(30);

    private SmartMailItems() {}

    static Item key(ConnectionId connection, String key) {
        return Item.key(connection.value(), PREFIX + key);
    }

    static Item lookup(ConnectionId connection, String messageId) {
        return Item.key(connection.value(), OF + hash(messageId));
    }

    static boolean isLookup(Item item) {
        return item.sortKey().startsWith(OF);
    }

    static String hash(String messageId) {
        return Fingerprint.of("smart mail", messageId.strip()).value();
    }

    static String hashOf(Item lookup) {
        return lookup.sortKey().substring(OF.length());
    }

    static Item lookup(SmartMail mail, SmartMail.Draft draft) {
        return lookup(mail.connection(), draft.messageId())
                .with(KEY, mail.key())
                .withSeconds("expiresAt", expiry(mail));
    }

    static Item item(SmartMail mail) {
        var item = key(mail.connection(), mail.key())
                .with(VERSION, mail.version())
                .with("request", mail.identity().request())
                .with("state", mail.state().name())
                .with("generation", mail.generation())
                .with("marker", mail.marker())
                .with("lead", mail.identity().lead().map(LeadId::value).orElse(null))
                .with("changedAt", mail.changedAt())
                .with("claimedAt", mail.claimedAt())
                .with("leaseUntil", mail.leaseUntil())
                .with("sendingAt", mail.sendingAt().orElse(null))
                .with("mailId", mail.mail().map(MailId::toString).orElse(null))
                .with("looks", mail.looks())
                .withSeconds("expiresAt", expiry(mail));
        mail.draft()
                .ifPresent(
                        draft -> item.with("immutableId", draft.immutableId()).with("messageId", draft.messageId()));
        mail.nextLookAt().ifPresent(at -> DueItems.at(item.with("nextLookAt", at), at));
        return item;
    }

    static SmartMail smartMail(Item item) {
        return new SmartMail(
                identity(item),
                item.number(VERSION),
                item.instant("changedAt"),
                SmartMail.State.valueOf(item.string("state")),
                item.instant("claimedAt"),
                item.instant("leaseUntil"),
                item.optionalString("immutableId").map(id -> new SmartMail.Draft(id, item.string("messageId"))),
                item.optionalInstant("sendingAt"),
                item.optionalString("mailId").flatMap(MailId::parse),
                item.optionalInstant("nextLookAt"),
                (int) item.count("looks"));
    }

    private static SmartMail.Identity identity(Item item) {
        return new SmartMail.Identity(
                new ConnectionId(item.partitionKey()),
                item.sortKey().substring(PREFIX.length()),
                item.string("request"),
                item.number("generation"),
                item.string("marker"),
                item.optionalString("lead").map(LeadId::new));
    }

    private static Instant expiry(SmartMail mail) {
        return mail.changedAt().plus(KEPT);
    }
}
