package dev.mailsync.microsoft.graph;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.microsoft.MicrosoftException;

/**
 * One mailbox through Microsoft Graph v1.0, with immutable ids throughout. Every method is one request unless it says
 * otherwise, and throws {@link MicrosoftException}.
 */
public interface GraphMailbox {

    /** Graph takes no more in one {@code $batch}. */
    int MAX_BATCH = 20;

    /** A page takes Exchange the longer the larger it is. */
    int LARGEST_PAGE = 250;

    Profile profile(String tenantId);

    /** The ids of those well-known folders that the mailbox has, by well-known name. One request for up to 20. */
    Map<String, String> wellKnownFolders(Set<String> names);

    /** @param link of the page before or of the last round; empty for all folders */
    Delta<Folder> folders(Optional<String> link);

    /** @param since bounds a first round; later rounds bring whatever changed */
    Delta<MessageChange> messages(String folderId, Optional<String> link, Instant since);

    /**
     * What the mailbox received in a span of time, in whatever folder. Not bounded by any number.
     *
     * @param pageSize at most {@link #LARGEST_PAGE}
     */
    Listing<Envelope> received(Span span, boolean counted, int pageSize);

    Listing<Envelope> moreReceived(String link);

    /**
     * Ids of the messages that any of these addresses takes part in, from an index that knows of new mail only after minutes.
     *
     * @param addresses at most {@link #MAX_SEARCHED}
     * @param since the day, in UTC, from which on they were received
     */
    Found search(Collection<String> addresses, LocalDate since);

    /** The messages of at most 20 conversations, the first {@code 250} of each. One request. */
    List<Envelope> conversations(Collection<String> conversationIds);

    /** A longer query may be refused. */
    int MAX_SEARCHED = 12;

    /** @param all whether there are no more than these */
    record Found(List<String> immutableIds, boolean all) {}

    /** Both ends included. */
    record Span(Instant from, Instant until, boolean newestFirst) {}

    /** At most 20. Those that do not exist, or not yet, are missing from the result. */
    List<Envelope> envelopes(Collection<String> immutableIds);

    /** At most 20, with bodies. Those that do not exist any more are missing from the result. */
    List<Message> messages(Collection<String> immutableIds);

    /** What is attached to a message, in its order. A request for each page. */
    List<AttachmentRef> attachments(String immutableId);

    /** @param most reading stops after so many bytes, wherever the range or the content ends */
    Content content(String immutableId, String attachmentId, ByteRange wanted, int most);

    Drafts drafts();

    /** Subscribes to messages created anywhere in the mailbox. */
    Subscription subscribe(SubscriptionRequest request);

    /** All subscriptions of this application for this user. */
    List<Subscription> subscriptions();

    Subscription renew(String subscriptionId, Instant expiresAt);

    /** Does nothing if it is gone already. */
    void unsubscribe(String subscriptionId);

    /** @param clientState at most 128 characters, comes back with every notification */
    record SubscriptionRequest(String notificationUrl, String lifecycleUrl, String clientState, Instant expiresAt) {}
}
