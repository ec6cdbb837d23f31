package dev.mailsync.sandbox.graph.json;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphRequest;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.Change;
import dev.mailsync.sandbox.mailbox.Subscription;
import dev.mailsync.sandbox.mailbox.World;

/** Reads requested subscriptions, by the rules for mail without resource data. */
public final class SubscriptionReader {

    static final Duration SHORTEST = Duration.ofMinutes(45);
    private static final int LONGEST_CLIENT_STATE = 128;

    private final World world;
    private final Call call;
    private final ObjectNode json;

    public SubscriptionReader(World world, Call call) {
        this.world = world;
        this.call = call;
        this.json = Json.parse(call.request().body());
    }

    public Subscription subscription() {
        if (json.path("includeResourceData").asBoolean()) {
            throw invalid("Subscriptions with resource data need an encryptionCertificate.");
        }
        var resource = text("resource").orElseThrow(() -> missing("resource"));
        return new Subscription(
                world.ids().guid().toString(),
                call.mailbox().account(),
                resource,
                folder(resource),
                changeTypes(),
                notificationUrl().orElseThrow(() -> missing("notificationUrl")),
                url("lifecycleNotificationUrl"),
                clientState(),
                expiry().orElseThrow(() -> missing("expirationDateTime")),
                call.request().prefer().immutableIds());
    }

    public Optional<URI> notificationUrl() {
        return url("notificationUrl");
    }

    /** Raised to the minimum lifetime that Graph allows. */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(json.get("expirationDateTime"))
                .map(Json::instant)
                .map(wanted -> {
                    var now = world.clock().instant();
                    var longest = world.subscriptions().longest();
                    if (!wanted.isAfter(now)) {
                        throw invalid("The expiration time must be in the future.");
                    }
                    if (wanted.isAfter(now.plus(longest))) {
                        throw new GraphException(
                                400,
                                "ExtensionError",
                                "Subscription expiration can only be " + longest.toMinutes()
                                        + " minutes in the future.");
                    }
                    return wanted.isBefore(now.plus(SHORTEST)) ? now.plus(SHORTEST) : wanted;
                });
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(json.get(name))
                .filter(value -> !value.isNull())
                .map(value -> value.asText());
    }

    private Optional<String> clientState() {
        return text("clientState").map(state -> {
            if (state.length() > LONGEST_CLIENT_STATE) {
                throw invalid("The clientState exceeds the maximum length of " + LONGEST_CLIENT_STATE + ".");
            }
            return state;
        });
    }

    private Set<Change.Kind> changeTypes() {
        var kinds = new HashSet<Change.Kind>();
        for (var name :
                text("changeType").orElseThrow(() -> missing("changeType")).split(",")) {
            kinds.add(
                    switch (name.strip().toLowerCase(Locale.ROOT)) {
                        case "created" -> Change.Kind.CREATED;
                        case "updated" -> Change.Kind.UPDATED;
                        case "deleted" -> Change.Kind.DELETED;
                        default -> throw invalid("Invalid changeType '" + name + "'.");
                    });
        }
        return kinds;
    }

    private Optional<URI> url(String name) {
        return text(name).map(value -> {
            try {
                var url = new URI(value);
                if (url.getHost() == null || url.getRawFragment() != null) {
                    throw invalid("The " + name + " is not the URL of a host.");
                }
                if (!"https".equals(url.getScheme()) && !onThisMachine(url)) {
                    throw invalid("The " + name + " must be an https URL.");
                }
                return url;
            } catch (URISyntaxException malformed) {
                throw invalid("The " + name + " is not a valid URL.");
            }
        });
    }

    // Graph itself requires https without exception.
    private static boolean onThisMachine(URI url) {
        return "http".equals(url.getScheme())
                && Set.of("localhost", "127.0.0.1").contains(String.valueOf(url.getHost()));
    }

    private Optional<String> folder(String resource) {
        var path = new GraphRequest("GET", resource, Map.of(), new byte[0]).segments();
        var segments = Call.inOwnMailbox(world, call.mailbox(), path);
        if (segments.equals(List.of("me", "messages"))) {
            return Optional.empty();
        }
        if (segments.size() == 4
                && segments.get(1).equalsIgnoreCase("mailFolders")
                && segments.get(3).equals("messages")) {
            return Optional.of(call.folder(segments.get(2)).id());
        }
        throw invalid("The resource '" + resource + "' is not supported.");
    }

    private static GraphException missing(String name) {
        return invalid("The property '" + name + "' is required.");
    }

    private static GraphException invalid(String message) {
        return new GraphException(400, "ValidationError", message);
    }
}
