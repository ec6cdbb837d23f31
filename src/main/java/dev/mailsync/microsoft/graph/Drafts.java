package dev.mailsync.microsoft.graph;

import java.util.List;

import dev.mailsync.microsoft.MicrosoftException;

/**
 * The drafts of a mailbox and how to send them. Unless stated otherwise, every method makes one request and throws
 * {@link MicrosoftException}, except {@link #send}.
 */
public interface Drafts {

    /** @param complete whether it includes all attachments; otherwise {@link #attach} has to add the rest */
    record Draft(String immutableId, String internetMessageId, boolean complete) {}

    /** The result of asking Exchange to send a draft. */
    sealed interface Sending {

        /** Exchange accepted it. It appears in Sent Items a moment later. */
        record Accepted() implements Sending {}

        /** It was not sent, and will not be. */
        record Refused(MicrosoftException why) implements Sending {}

        /** It may have been sent. */
        record InDoubt(MicrosoftException why) implements Sending {}
    }

    /** Includes as many attachments as one request can hold. */
    Draft create(NewMail mail);

    /** Adds the attachments that the draft doesn't include yet: one request each, or several for a large one. */
    void attach(String draft, NewMail mail);

    Sending send(String draft);

    /** Does nothing if it is already gone. */
    void delete(String draft);

    /** Messages with this marker, in any folder. */
    List<Envelope> marked(String marker);

    List<Envelope> withMessageId(String internetMessageId);
}
