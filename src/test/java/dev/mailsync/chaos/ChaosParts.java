package dev.mailsync.chaos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.mailsync.microsoft.entra.Entra;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.microsoft.graph.sdk.InProcessGraph;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.MeteredDynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.platform.secrets.Secret;
import dev.mailsync.sandbox.graph.GraphApi;
import dev.mailsync.sandbox.graph.json.NotificationJson;
import dev.mailsync.sandbox.graph.notify.Courier;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.Notification;
import dev.mailsync.sandbox.mailbox.Notifier;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Application;
import dev.mailsync.smartmail.Pause;
import dev.mailsync.webhook.GraphWebhookResource;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/**
 * The product on parts in memory: tables, queue, Microsoft and time, all played from one seed. Each seed begins with an
 * empty world.
 */
public class ChaosParts implements Stage {

    private static final Set<String> SCOPES =
            Set.of("User.Read", "Mail.Read", "Mail.ReadWrite", "Mail.Send", "offline_access");

    /** Enough to tell ids apart, and without the characters at their ends that are encoded in URLs. */
    private static final int ID_PREFIX = 60;

    private final Endpoints endpoints;
    private final Supplier<GraphWebhookResource> webhook;
    private final List<String> poison = new ArrayList<>();
    private final List<String> poisonForGood = new ArrayList<>();
    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final MeteredDynamo metered = new MeteredDynamo(tables);
    private final FaultyQueue queue = new FaultyQueue(this::faults);
    private final List<Notification> notifications = new ArrayList<>();
    private int graphRequests;
    private Counts start = new Counts(0, 0, MeteredDynamo.Usage.NONE);
    private Random random = new Random(0);
    private CallFaults faults = new CallFaults(random);
    private Instant now = Instant.EPOCH;
    private World world;
    private GraphMailboxes mailboxes;

    ChaosParts(Endpoints endpoints, Supplier<GraphWebhookResource> webhook) {
        this.endpoints = endpoints;
        this.webhook = webhook;
    }

    public void begin(long seed) {
        random = new Random(seed);
        faults = new CallFaults(new Random(seed + 1));
        now = Instant.parse("2026-11-23T08:00:00Z");
        tables.clear();
        queue.clear();
        notifications.clear();
        poison.clear();
        poisonForGood.clear();
        var application = new Application("client", "secret", Set.of());
        world = new World(clock(), random, application, new Collector());
        var graph = new GraphApi(world, endpoints::graph, this::post);
        mailboxes = InProcessGraph.mailboxes(endpoints, graph, this::faulty);
    }

    /** @param share of the remote calls that crash, and of those that fail */
    void beginFaults(double share) {
        faults.begin(share);
    }

    /** Whether a sweep would find anything. */
    boolean isAnythingDue() {
        return tables.isAnythingDue(now);
    }

    /** Begins to count anew. */
    void count() {
        start = new Counts(graphRequests, queue.sent(), metered.usage());
    }

    /** What it does is not counted. */
    void uncounted(Runnable work) {
        var counted = counts();
        work.run();
        start = new Counts(
                graphRequests - counted.graphRequests(),
                queue.sent() - counted.messages(),
                metered.usage().minus(counted.tables()));
    }

    /** Since it was begun. */
    Counts counts() {
        return new Counts(
                graphRequests - start.graphRequests(),
                queue.sent() - start.messages(),
                metered.usage().minus(start.tables()));
    }

    /**
     * Calls to the outside.
     *
     * @param messages of the queue
     */
    record Counts(int graphRequests, int messages, MeteredDynamo.Usage tables) {

        int writes() {
            return (int) tables.writes();
        }
    }

    CallFaults faults() {
        return faults;
    }

    @Override
    public List<Item> all(Table table) {
        return tables.all(table);
    }

    long recordedMails() {
        return all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.sortKey().startsWith("mail#"))
                .count();
    }

    FaultyQueue faultyQueue() {
        return queue;
    }

    @Override
    public World world() {
        return world;
    }

    List<Notification> notifications() {
        return notifications;
    }

    @Override
    public Instant now() {
        return now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** @return whether the webhook took them */
    boolean deliver(List<Notification> some) {
        var body = NotificationJson.of(some).getBytes(StandardCharsets.UTF_8);
        try {
            webhook.get().notifications(null, new ByteArrayInputStream(body));
            return true;
        } catch (ProblemException queueUnavailable) {
            return false;
        }
    }

    public Dynamo dynamo() {
        return new FaultyDynamo(metered, this::faults);
    }

    SyncQueue queue() {
        return queue;
    }

    GraphMailboxes graph() {
        return this::opened;
    }

    private GraphMailbox opened(String objectId, Secret token) {
        return mailboxes.open(objectId, token);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    RandomGenerator random() {
        return () -> random.nextLong();
    }

    Entra entra() {
        return new TestingEntra();
    }

    /** Nobody is kept waiting. */
    Pause pause() {
        return this::advance;
    }

    private Response faulty(Interceptor.Chain chain) throws IOException {
        graphRequests++;
        faults.mayCrash("before Graph");
        if (faults.fails() || asksForPoison(chain.request())) {
            var body = "{\"error\":{\"code\":\"serviceNotAvailable\",\"message\":\"\"}}";
            return InProcessGraph.response(
                    chain.request(), 503, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }
        var answer = chain.proceed(chain.request());
        faults.mayCrash("after Graph");
        if (faults.fails()) {
            answer.close();
            throw new IOException("connection reset");
        }
        return answer;
    }

    /** As if Exchange could not render the mail: everything is answered but its body. */
    private boolean asksForPoison(Request request) throws IOException {
        var all = faults.isOn() ? Stream.concat(poison.stream(), poisonForGood.stream()) : poisonForGood.stream();
        var asked = all.toList();
        if (asked.isEmpty() || request.body() == null) {
            return false;
        }
        try (var buffer = new Buffer()) {
            request.body().writeTo(buffer);
            var body = buffer.readUtf8();
            return body.contains("bodyPreview") && asked.stream().anyMatch(body::contains);
        }
    }

    /** Makes a mail one that cannot be read, as long as there are faults. */
    void poison(String immutableId) {
        poison.add(immutableId.substring(0, ID_PREFIX));
    }

    /** Makes a mail one that can never be read. */
    void poisonForGood(String immutableId) {
        poisonForGood.add(immutableId.substring(0, ID_PREFIX));
    }

    /** Only validations come this way; notifications wait for the test to deliver them. */
    private Courier.Reply post(URI url, String type, String body, Duration timeout) {
        var token =
                URLDecoder.decode(url.getRawQuery().replaceFirst("^.*validationToken=", ""), StandardCharsets.UTF_8);
        var answer = webhook.get().notifications(token, new ByteArrayInputStream(new byte[0]));
        return new Courier.Reply(answer.getStatus(), "text/plain", (String) answer.getEntity());
    }

    private final class Collector implements Notifier {

        @Override
        public void send(Notification notification) {
            notifications.add(notification);
        }

        @Override
        public boolean idle() {
            return notifications.isEmpty();
        }

        @Override
        public void clear() {
            notifications.clear();
        }
    }

    /** Signs in whomever the code names; the flow itself is tested elsewhere, over HTTP. */
    private final class TestingEntra implements Entra {

        @Override
        public URI authorizationUrl(AuthorizationRequest request) {
            return URI.create("https://login.example/?state=" + request.state());
        }

        @Override
        public SignedIn redeem(String code, AuthorizationRequest request) {
            var account = mailbox(code).account();
            var identity = new Identity(
                    account.tenantId().toString(), account.objectId().toString());
            return new SignedIn(identity, tokens(code));
        }

        @Override
        public Tokens refresh(Secret refreshToken) {
            faults.mayCrash("before Entra");
            var token = world.signIns().refreshToken(refreshToken.value()).orElseThrow();
            EntraRefusals.check(world, token);
            return tokens(token.account().upn());
        }

        @Override
        public URI redirectUri() {
            return URI.create("https://mail-sync.example/oauth/callback");
        }

        private Tokens tokens(String upn) {
            var account = mailbox(upn).account();
            var issued = world.signIns().issueAccessToken(account, SCOPES);
            var refresh = world.signIns().issueRefreshToken(account, SCOPES);
            return new Tokens(
                    new Secret(issued.value()), issued.token().expiresAt(), Optional.of(new Secret(refresh.value())));
        }

        private Mailbox mailbox(String upn) {
            return world.mailbox(upn).orElseThrow();
        }
    }
}
