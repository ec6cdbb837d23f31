package dev.mailsync.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as the CRM reads it. It never says what a mail says. */
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
     * What all events have.
     *
     * @param number of the user's events, from 1, without a gap; a repeated event has the same
     * @param at never earlier than that of the number before
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

    /** With the leads and opportunities on whose timelines the mail stands now. */
    @RegisterForReflection
    record MailRecorded(@JsonUnwrapped Head head, String mail, Set<String> leads, Set<String> opportunities)
            implements EventView {}

    @RegisterForReflection
    record MailErased(@JsonUnwrapped Head head, String mail) implements EventView {}

    /** A mail that was sent did not arrive, or not to everybody. */
    @RegisterForReflection
    record MailBounced(@JsonUnwrapped Head head, String mail) implements EventView {}

    /** @param cause the code of the error, or of what was done */
    @RegisterForReflection
    record StatusChanged(@JsonUnwrapped Head head, String from, String to, String cause) implements EventView {}

    /** All recorded mail of the user is gone. */
    @RegisterForReflection
    record RemovalDone(@JsonUnwrapped Head head, long mails) implements EventView {}

    /** @param day whose mails are used up, in the company's time zone */
    @RegisterForReflection
    record QuotaReached(@JsonUnwrapped Head head, LocalDate day, int limit) implements EventView {}
}
