package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.microsoft.graph.models.Attachment;
import com.microsoft.graph.models.AttachmentCollectionResponse;
import com.microsoft.graph.models.FileAttachment;
import com.microsoft.graph.models.ItemAttachment;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.graph.AttachmentRef;
import dev.mailsync.microsoft.graph.ByteRange;
import dev.mailsync.microsoft.graph.Content;
import dev.mailsync.microsoft.graph.ContentReader;
import dev.mailsync.microsoft.graph.GraphLinks;
import dev.mailsync.platform.identity.OneLine;

/** The attachments of a message. */
final class GraphAttachments {

    private final RequestAdapter adapter;
    private final UserItemRequestBuilder user;
    private final GraphLinks links;

    GraphAttachments(RequestAdapter adapter, UserItemRequestBuilder user, GraphLinks links) {
        this.adapter = adapter;
        this.user = user;
        this.links = links;
    }

    List<AttachmentRef> list(String immutableId) {
        var attachments = user.messages().byMessageId(immutableId).attachments();
        var found = new ArrayList<AttachmentRef>();
        var page = GraphErrorMapper.sorting(() -> attachments.get(request -> {
            GraphHeaders.immutableIds(request.headers);
            request.queryParameters.select = new String[] {"id", "name", "contentType", "size"};
        }));
        add(found, page);
        while (page.getOdataNextLink() != null) {
            var next = attachments.withUrl(links.ours(page.getOdataNextLink()));
            page = GraphErrorMapper.sorting(() -> next.get(request -> GraphHeaders.immutableIds(request.headers)));
            add(found, page);
        }
        return found;
    }

    private static void add(List<AttachmentRef> found, AttachmentCollectionResponse page) {
        if (page.getValue() != null) {
            page.getValue().stream().map(GraphAttachments::ref).forEach(found::add);
        }
    }

    private static AttachmentRef ref(Attachment attachment) {
        var kind = switch (attachment) {
            case FileAttachment file -> AttachmentRef.Kind.FILE;
            case ItemAttachment item -> AttachmentRef.Kind.ITEM;
            default -> AttachmentRef.Kind.REFERENCE;
        };
        return new AttachmentRef(
                attachment.getId(), OneLine.of(attachment.getName()), attachment.getContentType(), kind);
    }

    /** The raw response: the SDK has no call for {@code $value}, and would hold all of it in memory. */
    Content content(String immutableId, String attachmentId, ByteRange wanted, int most) {
        try (var response = RawAnswer.to(request(immutableId, attachmentId, wanted), adapter)) {
            return new ContentReader(wanted, most).read(response);
        } catch (IOException brokenOff) {
            throw Failures.noAnswer(brokenOff);
        }
    }

    private RequestInformation request(String immutableId, String attachmentId, ByteRange wanted) {
        var request = user.messages()
                .byMessageId(immutableId)
                .attachments()
                .byAttachmentId(attachmentId)
                .toGetRequestInformation(it -> GraphHeaders.immutableIds(it.headers));
        try {
            request.setUri(URI.create(request.getUri() + "/$value"));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        request.headers.remove("Accept");
        // A compressed response would lack its length.
        request.headers.add("Accept-Encoding", "identity");
        range(wanted).ifPresent(range -> request.headers.add("Range", range));
        return request;
    }

    /** No range for one that starts at 0: an empty attachment could not satisfy it. */
    private static Optional<String> range(ByteRange wanted) {
        return switch (wanted) {
            case ByteRange.From from when from.first() == 0 -> Optional.empty();
            case ByteRange.From from when from.last() == Long.MAX_VALUE -> Optional.of("bytes=" + from.first() + "-");
            case ByteRange.From from -> Optional.of("bytes=" + from.first() + "-" + from.last());
            case ByteRange.Last last -> Optional.of("bytes=-" + last.count());
        };
    }
}
