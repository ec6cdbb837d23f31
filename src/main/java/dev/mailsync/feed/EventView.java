package dev.mailsync.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as the CRM reads it. It never contains an email's content. */
@Schema(
        oneOf = {
            EventView.MailRecorded.class,
            EventView.MailErased.class,
            EventView.MailBounced.class,
            EventView.StatusChanged.class,
            EventView.RemovalDone.class,
            EventView.QuotaReached.class
        })
public sealed interface EventView {

    /**
     * The fields that all events share.
     *
     * @param number of the user's events, from 1, without gaps; a repeated event has the same number
     * @param at never earlier than that of the previous number
     */
    @RegisterForReflection
    record Head(Type type, String user, long number, Instant at) {}

    enum Type {
        MAIL_RECORDED,
        MAIL_ERASED,
        MAIL_BOUNCED,
        STATUS_CHANGED,
        REMOVAL_DONE,
        QUOTA_REACHED
    }

    /** With the leads and opportunities on whose timelines the email is now. */
    @RegisterForReflection
    record MailRecorded(@JsonUnwrapped Head head, String mail, Set<String> leads, Set<String> opportunities)
            implements EventView {}

    @RegisterForReflection
    record MailErased(@JsonUnwrapped Head head, String mail) implements EventView {}

    /** A sent email did not arrive, or not for everybody. */
    @RegisterForReflection
    record MailBounced(@JsonUnwrapped Head head, String mail) implements EventView {}

    /** @param cause the code of the error or of the action */
    @RegisterForReflection
    record StatusChanged(@JsonUnwrapped Head head, String from, String to, String cause) implements EventView {}

    /** All recorded email of the user is gone. */
    @RegisterForReflection
    record RemovalDone(@JsonUnwrapped Head head, long mails) implements EventView {}

    /** @param day whose limit is used up, in the company's time zone */
    @RegisterForReflection
    record QuotaReached(@JsonUnwrapped Head head, LocalDate day, int limit) implements EventView {}
}
