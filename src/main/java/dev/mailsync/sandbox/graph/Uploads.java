package dev.mailsync.sandbox.graph;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.message.Attachment;

/** Upload sessions for files too large for one request. Their URLs are secrets and accept no other authorisation. */
final class Uploads {

    static final String PATH = "/uploads/";

    private static final int LEAST = 2 * 1024 * 1024;
    private static final int MOST = 150 * 1024 * 1024;
    private static final int LARGEST_RANGE = 4 * 1024 * 1024;
    private static final Duration LIFE = Duration.ofDays(1);
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,9})-(\\d{1,9})/(\\d{1,9})");

    private record Session(
            Mailbox mailbox,
            String message,
            String name,
            String type,
            int size,
            Instant expiresAt,
            ByteArrayOutputStream bytes) {}

    private final World world;
    private final Bases bases;
    private final Map<String, Session> sessions = new HashMap<>();

    Uploads(World world, Bases bases) {
        this.world = world;
        this.bases = bases;
    }

    synchronized GraphResponse create(Call call) {
        var item = Json.parse(call.request().body()).path("AttachmentItem");
        int size = item.path("size").asInt(0);
        if (size < LEAST) {
            throw new GraphException(
                    400,
                    "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize",
                    "The attachment is too small for an upload session.");
        }
        if (size > MOST) {
            throw new GraphException(400, "ErrorAttachmentSizeLimitExceeded", "The attachment is too large.");
        }
        var token = world.ids().random(60);
        var expiresAt = world.clock().instant().plus(LIFE);
        var type = item.path("contentType").asText("application/octet-stream");
        var name = item.path("name").asText("attachment");
        var message = call.item().ids().immutable();
        sessions.put(
                token, new Session(call.mailbox(), message, name, type, size, expiresAt, new ByteArrayOutputStream()));
        var json = Json.object()
                .put("@odata.context", bases.graph() + "/$metadata#microsoft.graph.uploadSession")
                .put("uploadUrl", bases.graph() + PATH + token)
                .put("expirationDateTime", expiresAt.toString());
        json.putArray("nextExpectedRanges").add("0-");
        return GraphResponse.json(201, json);
    }

    /** Accepts a range of bytes, which has to follow the previous one. */
    synchronized GraphResponse put(GraphRequest request) {
        if (request.header("Authorization").isPresent()) {
            throw new GraphException(401, "InvalidAuthenticationToken", "The address is authorised by itself.");
        }
        var token = request.path().substring(PATH.length());
        var session = Optional.ofNullable(sessions.get(token))
                .filter(it -> world.clock().instant().isBefore(it.expiresAt()))
                .orElseThrow(() -> new GraphException(404, "ErrorItemNotFound", "The upload session was not found."));
        append(session, request);
        if (session.bytes().size() < session.size()) {
            var json =
                    Json.object().put("expirationDateTime", session.expiresAt().toString());
            json.putArray("nextExpectedRanges").add(session.bytes().size() + "-");
            return GraphResponse.json(200, json);
        }
        sessions.remove(token);
        var whole = session.bytes().toByteArray();
        var attachment =
                new Attachment(Attachment.Kind.FILE, session.name(), session.type(), false, Optional.empty(), whole);
        session.mailbox().change(session.message(), marks -> marks, mail -> mail.attached(attachment));
        return GraphResponse.empty(201).with("Location", bases.graph() + "/attachments/" + token);
    }

    private static void append(Session session, GraphRequest request) {
        var range = RANGE.matcher(request.header("Content-Range").orElse(""));
        var body = request.body();
        if (!range.matches()
                || Integer.parseInt(range.group(1)) != session.bytes().size()
                || Integer.parseInt(range.group(2)) != session.bytes().size() + body.length - 1
                || Integer.parseInt(range.group(3)) != session.size()
                || session.bytes().size() + body.length > session.size()
                || body.length >= LARGEST_RANGE) {
            throw new GraphException(400, "ErrorInvalidRange", "The range is not the one that is expected next.");
        }
        session.bytes().writeBytes(body);
    }
}
