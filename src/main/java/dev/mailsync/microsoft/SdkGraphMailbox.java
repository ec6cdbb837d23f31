package dev.mailsync.microsoft;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestHeaders;
import com.microsoft.kiota.RequestInformation;

/** Requests with the Graph SDK. Its models do not leave this package: {@link GraphModels} turns them into ours. */
final class SdkGraphMailbox implements GraphMailbox {

    private static final String PAGE_SIZE = "odata.maxpagesize=100";

    private static final int LIST_PAGE = 250;

    private final GraphServiceClient client;
    private final UserItemRequestBuilder user;
    private final GraphBatch batch;
    private final URI graph;

    SdkGraphMailbox(GraphServiceClient client, String objectId, URI graph) {
        this.client = client;
        this.user = client.users().byUserId(objectId);
        this.batch = new GraphBatch(client);
        this.graph = graph;
    }

    @Override
    public Profile profile(String tenantId) {
        return GraphModels.profile(
                tenantId,
                sorted(() -> user.get(request -> request.queryParameters.select =
                        new String[] {"id", "displayName", "mail", "userPrincipalName", "proxyAddresses"})));
    }

    @Override
    public Map<String, String> wellKnownFolders(Set<String> names) {
        var requests = new LinkedHashMap<String, RequestInformation>();
        names.forEach(name ->
                requests.put(name, user.mailFolders().byMailFolderId(name).toGetRequestInformation(request -> {
                    immutableIds(request.headers);
                    request.queryParameters.select = new String[] {"id"};
                })));
        var folders = sorted(() -> batch.get(requests, MailFolder::createFromDiscriminatorValue));
        var ids = new LinkedHashMap<String, String>();
        folders.forEach((name, folder) -> ids.put(name, folder.getId()));
        return ids;
    }

    @Override
    public Delta<Folder> folders(Optional<String> link) {
        var delta = user.mailFolders().delta();
        return GraphModels.folders(sorted(() -> link.map(this::ours)
                .map(delta::withUrl)
                .orElse(delta)
                .get(request -> {
                    preferPages(request.headers);
                    if (link.isEmpty()) {
                        request.queryParameters.select = new String[] {"id", "parentFolderId"};
                    }
                })));
    }

    @Override
    public Delta<MessageChange> messages(String folderId, Optional<String> link, Instant since) {
        var delta = user.mailFolders().byMailFolderId(folderId).messages().delta();
        return GraphModels.changes(sorted(() -> link.map(this::ours)
                .map(delta::withUrl)
                .orElse(delta)
                .get(request -> {
                    preferPages(request.headers);
                    if (link.isEmpty()) {
                        request.queryParameters.select = GraphModels.ENVELOPE;
                        request.queryParameters.filter = "receivedDateTime ge " + since;
                    }
                })));
    }

    @Override
    public Listing<Envelope> received(String folderId, Instant from, Instant until) {
        var messages = user.mailFolders().byMailFolderId(folderId).messages();
        return GraphModels.listing(sorted(() -> messages.get(request -> {
            immutableIds(request.headers);
            request.queryParameters.select = GraphModels.ENVELOPE;
            request.queryParameters.filter = "receivedDateTime ge " + from + " and receivedDateTime le " + until;
            request.queryParameters.orderby = new String[] {"receivedDateTime desc"};
            request.queryParameters.top = LIST_PAGE;
        })));
    }

    @Override
    public Listing<Envelope> moreReceived(String folderId, String link) {
        var messages = user.mailFolders().byMailFolderId(folderId).messages().withUrl(ours(link));
        return GraphModels.listing(sorted(() -> messages.get(request -> immutableIds(request.headers))));
    }

    @Override
    public List<Envelope> envelopes(Collection<String> immutableIds) {
        return fetch(immutableIds, GraphModels.ENVELOPE, new String[0]).stream()
                .flatMap(message -> GraphModels.envelope(message).stream())
                .toList();
    }

    @Override
    public List<Message> messages(Collection<String> immutableIds) {
        return fetch(immutableIds, GraphModels.WHOLE, GraphModels.ATTACHMENTS).stream()
                .flatMap(message -> GraphModels.message(message).stream())
                .toList();
    }

    @Override
    public Subscription subscribe(SubscriptionWish wish) {
        var subscription = new com.microsoft.graph.models.Subscription();
        subscription.setChangeType("created");
        subscription.setResource("me/messages");
        subscription.setNotificationUrl(wish.notificationUrl());
        subscription.setLifecycleNotificationUrl(wish.lifecycleUrl());
        subscription.setClientState(wish.clientState());
        subscription.setExpirationDateTime(wish.expiresAt().atOffset(ZoneOffset.UTC));
        return GraphModels.subscription(
                sorted(() -> client.subscriptions().post(subscription, request -> immutableIds(request.headers))));
    }

    @Override
    public List<Subscription> subscriptions() {
        var all = new ArrayList<Subscription>();
        var page = sorted(() -> client.subscriptions().get());
        page.getValue().forEach(it -> all.add(GraphModels.subscription(it)));
        while (page.getOdataNextLink() != null) {
            var next = ours(page.getOdataNextLink());
            page = sorted(() -> client.subscriptions().withUrl(next).get());
            page.getValue().forEach(it -> all.add(GraphModels.subscription(it)));
        }
        return all;
    }

    @Override
    public Subscription renew(String subscriptionId, Instant expiresAt) {
        var change = new com.microsoft.graph.models.Subscription();
        change.setExpirationDateTime(expiresAt.atOffset(ZoneOffset.UTC));
        return GraphModels.subscription(sorted(
                () -> client.subscriptions().bySubscriptionId(subscriptionId).patch(change)));
    }

    @Override
    public void unsubscribe(String subscriptionId) {
        try {
            sorted(() -> {
                client.subscriptions().bySubscriptionId(subscriptionId).delete();
                return null;
            });
        } catch (MicrosoftException.Gone alreadyGone) {
            // Expired, or deleted by an earlier attempt.
        }
    }

    private Collection<com.microsoft.graph.models.Message> fetch(
            Collection<String> immutableIds, String[] select, String[] expand) {
        var requests = new LinkedHashMap<String, RequestInformation>();
        immutableIds.forEach(id ->
                requests.put(id, user.messages().byMessageId(id).toGetRequestInformation(request -> {
                    immutableIds(request.headers);
                    request.queryParameters.select = select;
                    request.queryParameters.expand = expand;
                })));
        return sorted(() -> batch.get(requests, com.microsoft.graph.models.Message::createFromDiscriminatorValue))
                .values();
    }

    /** A link from an answer is followed as it is, but only on Graph itself. */
    private String ours(String link) {
        if (!URI.create(link).getAuthority().equals(graph.getAuthority())) {
            throw new MicrosoftException.CursorLost("FOREIGN_LINK", "A delta link leads away from Graph");
        }
        return link;
    }

    private static void immutableIds(RequestHeaders headers) {
        headers.add("Prefer", "IdType=\"ImmutableId\"");
    }

    private static void preferPages(RequestHeaders headers) {
        headers.add("Prefer", "IdType=\"ImmutableId\", " + PAGE_SIZE);
    }

    private static <T> T sorted(Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException failure) {
            throw GraphFailures.sorted(failure);
        }
    }
}
