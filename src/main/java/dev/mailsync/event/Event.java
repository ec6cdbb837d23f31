package dev.mailsync.event;

import java.time.LocalDate;

import dev.mailsync.platform.identity.MailId;

/** Something that the CRM may want to follow. It says what happened to whom, and never contains an email's content. */
public sealed interface Event {

    record MailRecorded(MailId mail) implements Event {}

    /**
     * For one email, because of its age or the erasure of a lead. A removal is reported only as a whole, at its end.
     */
    record MailErased(MailId mail) implements Event {}

    /** A bounce reports that it did not arrive, or not for everybody. */
    record MailBounced(MailId mail) implements Event {}

    /** @param cause a code: of the error, or of somebody's action */
    record StatusChanged(String from, String to, String cause) implements Event {}

    /** All recorded email of the user is gone. */
    record RemovalDone(long mails) implements Event {}

    /** The user's limit for this day in the company's time zone is reached; further email is deferred. */
    record QuotaReached(LocalDate day, int limit) implements Event {}
}
