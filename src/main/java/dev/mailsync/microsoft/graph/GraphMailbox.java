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
 * One mailbox in Microsoft Graph v1.0, with immutable ids throughout. Unless stated otherwise, every method makes one
 * request and throws {@link MicrosoftException}.
 */
public interface GraphMailbox {

    /** Graph's limit for one {@code $batch}. */
    int MAX_BATCH = 20;

    /** The larger a page, the longer Exchange takes. */
    int LARGEST_PAGE = 250;

    Profile profile(String tenantId);

    /** The ids of the well-known folders that exist in the mailbox, by well-known name. One request for up to 20. */
    Map<String, String> wellKnownFolders(Set<String> names);

    /** @param link from the previous page or the last round; empty for all folders */
    Delta<Folder> folders(Optional<String> link);

    /**
     * @param since limits a first round; later rounds return every change
     * @param pageSize of this page; the next one may have another
     */
    Delta<MessageChange> messages(String folderId, Optional<String> link, Instant since, int pageSize);

    /**
     * Everything the mailbox received in a time span, in any folder. The number is unlimited.
     *
     * @param pageSize at most {@link #LARGEST_PAGE}
     */
    Listing<Envelope> received(Span span, boolean counted, int pageSize);

    Listing<Envelope> moreReceived(String link);

    /**
     * The ids of messages that any of these addresses takes part in, from an index that lags minutes behind new email.
     *
     * @param addresses at most {@link #MAX_SEARCHED}
     * @param since the first day, in UTC, on which they were received
     */
    Found search(Collection<String> addresses, LocalDate since);

    /** The messages of at most 20 conversations, the first {@code 250} of each. One request. */
    Conversations conversations(Collection<String> conversationIds);

    /** @param all whether no conversation has more */
    record Conversations(List<Envelope> messages, boolean all) {}

    /** Graph may reject a longer query. */
    int MAX_SEARCHED = 12;

    /** @param all whether there are no more */
    record Found(List<String> immutableIds, boolean all) {}

    /** Both ends included. */
    record Span(Instant from, Instant until, boolean newestFirst) {}

    /** At most 20. Messages that don't exist, or don't exist yet, are missing from the result. */
    List<Envelope> envelopes(Collection<String> immutableIds);

    /** At most 20, with bodies. Messages that no longer exist are missing from the result. */
    List<Message> messages(Collection<String> immutableIds);

    /** A message's attachments, in its order. One request per page. */
    List<AttachmentRef> attachments(String immutableId);

    /** @param most reading stops after this many bytes, wherever the range or the content ends */
    Content content(String immutableId, String attachmentId, ByteRange wanted, int most);

    Drafts drafts();

    /** Subscribes to messages created anywhere in the mailbox. */
    Subscription subscribe(SubscriptionRequest request);

    /** All of this application's subscriptions for this user. */
    List<Subscription> subscriptions();

    Subscription renew(String subscriptionId, Instant expiresAt);

    /** Does nothing if it is already gone. */
    void unsubscribe(String subscriptionId);

    /** @param clientState at most 128 characters; every notification returns it */
    record SubscriptionRequest(String notificationUrl, String lifecycleUrl, String clientState, Instant expiresAt) {}
}
