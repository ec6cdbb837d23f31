package dev.mailsync.event;

import java.time.LocalDate;

import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.identity.MailId;

/** Maps events to items and back. */
final class EventItems {

    private static final String TYPE = "type";
    private static final String MAIL = "mail";

    private EventItems() {}

    static Item fill(Item item, Event event) {
        return switch (event) {
            case Event.MailRecorded(var mail) ->
                item.with(TYPE, "MAIL_RECORDED").with(MAIL, mail.toString());
            case Event.MailErased(var mail) -> item.with(TYPE, "MAIL_ERASED").with(MAIL, mail.toString());
            case Event.MailBounced(var mail) -> item.with(TYPE, "MAIL_BOUNCED").with(MAIL, mail.toString());
            case Event.StatusChanged(var from, var to, var cause) ->
                item.with(TYPE, "STATUS_CHANGED")
                        .with("from", from)
                        .with("to", to)
                        .with("cause", cause);
            case Event.RemovalDone(var mails) -> item.with(TYPE, "REMOVAL_DONE").with("mails", mails);
            case Event.QuotaReached(var day, var limit) ->
                item.with(TYPE, "QUOTA_REACHED").with("day", day.toString()).with("limit", limit);
        };
    }

    static Event event(Item item) {
        return switch (item.string(TYPE)) {
            case "MAIL_RECORDED" -> new Event.MailRecorded(mail(item));
            case "MAIL_ERASED" -> new Event.MailErased(mail(item));
            case "MAIL_BOUNCED" -> new Event.MailBounced(mail(item));
            case "STATUS_CHANGED" ->
                new Event.StatusChanged(item.string("from"), item.string("to"), item.string("cause"));
            case "REMOVAL_DONE" -> new Event.RemovalDone(item.number("mails"));
            case "QUOTA_REACHED" ->
                new Event.QuotaReached(LocalDate.parse(item.string("day")), (int) item.number("limit"));
            default -> throw new IllegalStateException("An event of an unknown type: " + item.string(TYPE));
        };
    }

    private static MailId mail(Item item) {
        return MailId.parse(item.string(MAIL)).orElseThrow();
    }
}
