package dev.mailsync.microsoft.graph;

import java.util.List;

import dev.mailsync.microsoft.MicrosoftException;

/**
 * The drafts of a mailbox, and what becomes of them. Every method is one request unless it says otherwise, and throws
 * {@link MicrosoftException}, all but {@link #send}.
 */
public interface Drafts {

    /** @param complete whether all attachments went along; otherwise they are to be added by {@link #attach} */
    record Draft(String immutableId, String internetMessageId, boolean complete) {}

    /** What came of asking Exchange to send a draft. */
    sealed interface Sending {

        /** Exchange took it. It is in Sent Items a moment later. */
        record Accepted() implements Sending {}

        /** It was not sent, and will not be. */
        record Refused(MicrosoftException why) implements Sending {}

        /** It may have been sent. */
        record InDoubt(MicrosoftException why) implements Sending {}
    }

    /** Attachments go along as far as one request can hold them. */
    Draft create(NewMail mail);

    /** Adds those attachments that did not go along with the draft: one request for each, or some for a large one. */
    void attach(String draft, NewMail mail);

    Sending send(String draft);

    /** Does nothing if it is gone already. */
    void delete(String draft);

    /** What bears this marker, in whatever folder. */
    List<Envelope> marked(String marker);

    List<Envelope> withMessageId(String internetMessageId);
}
