package dev.mailsync.microsoft.graph.sdk;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.microsoft.graph.models.MailFolder;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestInformation;
import dev.mailsync.microsoft.graph.AttachmentRef;
import dev.mailsync.microsoft.graph.ByteRange;
import dev.mailsync.microsoft.graph.Content;
import dev.mailsync.microsoft.graph.Delta;
import dev.mailsync.microsoft.graph.Drafts;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.microsoft.graph.Folder;
import dev.mailsync.microsoft.graph.GraphLinks;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.Listing;
import dev.mailsync.microsoft.graph.Message;
import dev.mailsync.microsoft.graph.MessageChange;
import dev.mailsync.microsoft.graph.MessageQuery;
import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.microsoft.graph.Subscription;
import okhttp3.OkHttpClient;

/**
 * Makes requests with the Graph SDK. Its models don't leave this package: {@link GraphModels} converts them to ours.
 */
final class SdkGraphMailbox implements GraphMailbox {

    private static final String FOLDER_GONE = "FOLDER_GONE";

    private final UserItemRequestBuilder user;
    private final GraphBatch batch;
    private final GraphSubscriptions subscriptions;
    private final GraphLinks links;
    private final GraphAttachments attachments;
    private final Drafts drafts;

    SdkGraphMailbox(
            GraphServiceClient client,
            String objectId,
            OkHttpClient http,
            URI graph,
            ThrottleMeter meter,
            Clock clock) {
        this.user = client.users().byUserId(objectId);
        this.batch = new GraphBatch(client, meter, clock);
        this.links = new GraphLinks(graph);
        this.subscriptions = new GraphSubscriptions(client, links);
        this.attachments = new GraphAttachments(client.getRequestAdapter(), user, links);
        this.drafts = new GraphDrafts(client.getRequestAdapter(), user, new GraphUploads(http, graph), clock);
    }

    @Override
    public Profile profile(String tenantId) {
        return GraphErrorMapper.sorting(() -> GraphModels.profile(
                tenantId,
                user.get(request -> request.queryParameters.select =
                        new String[] {"id", "displayName", "mail", "userPrincipalName", "proxyAddresses"})));
    }

    @Override
    public Map<String, String> wellKnownFolders(Set<String> names) {
        var requests = new LinkedHashMap<String, RequestInformation>();
        names.forEach(name ->
                requests.put(name, user.mailFolders().byMailFolderId(name).toGetRequestInformation(request -> {
                    GraphHeaders.immutableIds(request.headers);
                    request.queryParameters.select = new String[] {"id"};
                })));
        var folders = GraphErrorMapper.sorting(() -> batch.get(requests, MailFolder::createFromDiscriminatorValue));
        var ids = new LinkedHashMap<String, String>();
        folders.forEach((name, folder) -> ids.put(name, GraphModels.given(folder.getId())));
        return ids;
    }

    @Override
    public Delta<Folder> folders(Optional<String> link) {
        var delta = user.mailFolders().delta();
        return GraphErrorMapper.sorting(
                FOLDER_GONE,
                () -> GraphModels.folders(link.map(links::ours)
                        .map(delta::withUrl)
                        .orElse(delta)
                        .get(request -> {
                            GraphHeaders.immutableIdsInPages(request.headers);
                            if (link.isEmpty()) {
                                request.queryParameters.select = new String[] {"id", "parentFolderId"};
                            }
                        })));
    }

    @Override
    public Delta<MessageChange> messages(String folderId, Optional<String> link, Instant since, int pageSize) {
        var delta = user.mailFolders().byMailFolderId(folderId).messages().delta();
        return GraphErrorMapper.sorting(
                FOLDER_GONE,
                () -> GraphModels.changes(link.map(links::ours)
                        .map(delta::withUrl)
                        .orElse(delta)
                        .get(request -> {
                            GraphHeaders.immutableIdsInPages(request.headers, pageSize);
                            if (link.isEmpty()) {
                                request.queryParameters.select = GraphModels.ENVELOPE;
                                request.queryParameters.expand = GraphModels.WITH_THREAD;
                                request.queryParameters.filter = "receivedDateTime ge " + since;
                            }
                        })));
    }

    @Override
    public Listing<Envelope> received(Span span, boolean counted, int pageSize) {
        return GraphErrorMapper.sorting(() ->
                GraphModels.listing(user.messages().get(request -> {
                    GraphHeaders.immutableIds(request.headers);
                    request.queryParameters.select = GraphModels.ENVELOPE;
                    request.queryParameters.expand = GraphModels.WITH_THREAD;
                    request.queryParameters.filter =
                            "receivedDateTime ge " + span.from() + " and receivedDateTime le " + span.until();
                    request.queryParameters.orderby =
                            new String[] {"receivedDateTime " + (span.newestFirst() ? "desc" : "asc")};
                    request.queryParameters.top = pageSize;
                    request.queryParameters.count = counted ? true : null;
                })));
    }

    @Override
    public Found search(Collection<String> addresses, LocalDate since) {
        var page = GraphErrorMapper.sorting(() -> user.messages().get(request -> {
            GraphHeaders.immutableIds(request.headers);
            request.queryParameters.search = MessageQuery.anyOf(addresses, since);
            request.queryParameters.select = new String[] {"id"};
            request.queryParameters.top = LARGEST_PAGE;
        }));
        return new Found(GraphModels.ids(page), page.getOdataNextLink() == null);
    }

    @Override
    public Conversations conversations(Collection<String> conversationIds) {
        var requests = new LinkedHashMap<String, RequestInformation>();
        conversationIds.forEach(id -> requests.put(id, user.messages().toGetRequestInformation(request -> {
            GraphHeaders.immutableIds(request.headers);
            request.queryParameters.select = GraphModels.ENVELOPE;
            request.queryParameters.expand = GraphModels.WITH_THREAD;
            request.queryParameters.filter = "conversationId eq '" + id.replace("'", "''") + "'";
            request.queryParameters.top = LARGEST_PAGE;
        })));
        var pages = GraphErrorMapper.sorting(
                        () -> batch.get(requests, MessageCollectionResponse::createFromDiscriminatorValue))
                .values()
                .stream()
                .map(GraphModels::listing)
                .toList();
        return new Conversations(
                pages.stream().flatMap(page -> page.items().stream()).toList(),
                pages.stream().allMatch(page -> page.link().isEmpty()));
    }

    @Override
    public Listing<Envelope> moreReceived(String link) {
        var messages = user.messages().withUrl(links.ours(link));
        return GraphErrorMapper.sorting(
                () -> GraphModels.listing(messages.get(request -> GraphHeaders.immutableIds(request.headers))));
    }

    @Override
    public List<Envelope> envelopes(Collection<String> immutableIds) {
        return fetch(immutableIds, GraphModels.ENVELOPE, GraphModels.WITH_THREAD).stream()
                .flatMap(message -> GraphModels.envelope(message).stream())
                .toList();
    }

    @Override
    public List<Message> messages(Collection<String> immutableIds) {
        return fetch(immutableIds, GraphModels.WHOLE, GraphModels.WITH_THREAD_AND_ATTACHMENTS).stream()
                .flatMap(message -> GraphModels.message(message).stream())
                .toList();
    }

    @Override
    public List<AttachmentRef> attachments(String immutableId) {
        return attachments.list(immutableId);
    }

    @Override
    public Content content(String immutableId, String attachmentId, ByteRange wanted, int most) {
        return attachments.content(immutableId, attachmentId, wanted, most);
    }

    @Override
    public Drafts drafts() {
        return drafts;
    }

    @Override
    public Subscription subscribe(SubscriptionRequest request) {
        return subscriptions.create(request);
    }

    @Override
    public List<Subscription> subscriptions() {
        return subscriptions.all();
    }

    @Override
    public Subscription renew(String subscriptionId, Instant expiresAt) {
        return subscriptions.renew(subscriptionId, expiresAt);
    }

    @Override
    public void unsubscribe(String subscriptionId) {
        subscriptions.delete(subscriptionId);
    }

    private Collection<com.microsoft.graph.models.Message> fetch(
            Collection<String> immutableIds, String[] select, String[] expand) {
        var requests = new LinkedHashMap<String, RequestInformation>();
        immutableIds.forEach(id ->
                requests.put(id, user.messages().byMessageId(id).toGetRequestInformation(request -> {
                    GraphHeaders.immutableIds(request.headers);
                    request.queryParameters.select = select;
                    request.queryParameters.expand = expand;
                })));
        return GraphErrorMapper.sorting(
                        () -> batch.get(requests, com.microsoft.graph.models.Message::createFromDiscriminatorValue))
                .values();
    }
}
