package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.net.URI;

import com.microsoft.graph.models.AttachmentItem;
import com.microsoft.graph.models.AttachmentType;
import com.microsoft.graph.users.item.UserItemRequestBuilder;
import com.microsoft.graph.users.item.messages.item.attachments.createuploadsession.CreateUploadSessionPostRequestBody;
import dev.mailsync.microsoft.Failures;
import dev.mailsync.microsoft.graph.NewMail;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Uploads attachments that are too large for one request. Their bytes go to a URL that Graph issues for them, which
 * needs no token and accepts whatever comes.
 *
 * @param graph Graph's address
 */
record GraphUploads(OkHttpClient http, URI graph) {

    /** Graph accepts up to 3,145,611 bytes in one request, and upload sessions from 2,097,152 bytes on. */
    static final int LARGEST_POST = 3_000_000;

    /** Under 4 MB, and a multiple of 320 KiB. */
    private static final int RANGE = 10 * 320 * 1024;

    void attach(UserItemRequestBuilder user, String draft, NewMail.File file) {
        var address = begun(user, draft, file);
        for (int from = 0; from < file.content().length; from += RANGE) {
            put(address, file.content(), from);
        }
    }

    private String begun(UserItemRequestBuilder user, String draft, NewMail.File file) {
        var item = new AttachmentItem();
        item.setAttachmentType(AttachmentType.File);
        item.setName(file.name());
        item.setContentType(file.contentType());
        item.setSize((long) file.content().length);
        var body = new CreateUploadSessionPostRequestBody();
        body.setAttachmentItem(item);
        return GraphErrorMapper.sorting(() -> {
            var session = user.messages()
                    .byMessageId(draft)
                    .attachments()
                    .createUploadSession()
                    .post(body, request -> GraphHeaders.immutableIds(request.headers));
            return trusted(GraphModels.given(session.getUploadUrl()));
        });
    }

    /** Somebody's file is sent there. */
    private String trusted(String address) {
        var uri = URI.create(address);
        if (!"https".equals(uri.getScheme()) && !graph.getAuthority().equals(uri.getAuthority())) {
            throw Failures.notJson("Graph gave an address for an upload that is not secure", null);
        }
        return address;
    }

    private void put(String address, byte[] content, int from) {
        int size = Math.min(RANGE, content.length - from);
        var request = new Request.Builder()
                .url(address)
                .header("Content-Range", "bytes %d-%d/%d".formatted(from, from + size - 1, content.length))
                .put(RequestBody.create(content, null, from, size))
                .build();
        GraphErrorMapper.sorting(() -> {
            try (var response = http.newCall(request).execute()) {
                return response.code();
            } catch (IOException noAnswer) {
                throw Failures.noAnswer(noAnswer);
            }
        });
    }
}
