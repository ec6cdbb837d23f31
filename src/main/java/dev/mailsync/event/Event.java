package dev.mailsync.event;

import java.time.LocalDate;

import dev.mailsync.platform.identity.MailId;

/** Something that the CRM may want to follow. It says what happened to whom, and never what a mail says. */
public sealed interface Event {

    record MailRecorded(MailId mail) implements Event {}

    /** Of one mail, by an erasure of a lead or by its age. What a removal takes away is told at its end alone. */
    record MailErased(MailId mail) implements Event {}

    /** A bounce says that it did not arrive, or not to everybody. */
    record MailBounced(MailId mail) implements Event {}

    /** @param cause a code: of the error, or of what somebody did */
    record StatusChanged(String from, String to, String cause) implements Event {}

    /** All recorded mail of the user is gone. */
    record RemovalDone(long mails) implements Event {}

    /** As many mails were recorded as may be on this day of the company's time zone; more of them wait. */
    record QuotaReached(LocalDate day, int limit) implements Event {}
}
