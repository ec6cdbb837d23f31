package dev.mailsync.chaos;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mailsync.microsoft.entra.Entra;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.queue.SyncQueue;
import dev.mailsync.platform.secrets.DataKeys;
import dev.mailsync.platform.secrets.SecretStore;
import dev.mailsync.platform.telemetry.MetricLog;
import dev.mailsync.smartmail.Pause;
import dev.mailsync.smartmail.SmartCopyLookup;
import dev.mailsync.sync.recording.CopyLookup;
import dev.mailsync.webhook.GraphWebhookResource;

/** The whole product on parts in memory, without a container, a port or a second of start. */
public final class InMemoryProduct {

    private static final Map<String, String> CONFIGURATION = Map.of(
            // What a seed plays is the same each time.
            "mailsync.sweep.at-once",
            "1",
            "mailsync.secrets.kms-key-id",
            "local",
            "mailsync.secrets.signing-keys-id",
            "signing-keys",
            "mailsync.microsoft.client-id",
            "client",
            "mailsync.microsoft.credential-id",
            "microsoft",
            "mailsync.connection.return-origins",
            "http://localhost:*,http://localhost",
            "mailsync.queue.url",
            "in-memory");

    private static final Map<String, String> SECRETS = Map.of(
            "signing-keys", "{\"current\":\"only-for-tests-that-stay-in-memory\"}",
            "microsoft", "{\"client-secret\":\"secret\"}");

    private static final Logger OURS = Logger.getLogger("dev.mailsync");

    static {
        // Failures by the thousand are what is played here; -Dchaos.log=INFO tells of them.
        OURS.setLevel(Level.parse(System.getProperty("chaos.log", "OFF")));
    }

    private final Beans beans = new Beans(CONFIGURATION);
    private final TestingEndpoints endpoints = new TestingEndpoints();
    private final ChaosParts parts = new ChaosParts(endpoints, () -> get(GraphWebhookResource.class));

    public InMemoryProduct() {
        this(tables -> tables);
    }

    /** @param before what stands between the product and its tables */
    public InMemoryProduct(UnaryOperator<Dynamo> before) {
        beans.implementedBy(CopyLookup.class, SmartCopyLookup.class)
                .with(ChaosParts.class, parts)
                .with(Endpoints.class, endpoints)
                .with(Dynamo.class, before.apply(parts.dynamo()))
                .with(SyncQueue.class, parts.queue())
                .with(GraphMailboxes.class, parts.graph())
                .with(Entra.class, parts.entra())
                .with(Pause.class, parts.pause())
                .with(Clock.class, parts.clock())
                .with(RandomGenerator.class, parts.random())
                .with(SecretStore.class, SECRETS::get)
                .with(DataKeys.class, OneKey.OF_TESTS)
                .with(MetricLog.class, documents -> {})
                .with(ObjectMapper.class, json());
    }

    public ChaosParts parts() {
        return parts;
    }

    TestingEndpoints endpoints() {
        return endpoints;
    }

    /** Takes the place of whatever the product has for this, if nothing was made with it yet. */
    public <T> InMemoryProduct with(Class<T> type, T part) {
        beans.with(type, part);
        return this;
    }

    /** Before anything was made that asks for it. */
    public InMemoryProduct configured(String property, String value) {
        beans.configure(property, value);
        return this;
    }

    /** Any class of the product, made with all that it needs. */
    public <T> T get(Class<T> type) {
        return beans.get(type);
    }

    /** As the container makes it. */
    private static ObjectMapper json() {
        return new ObjectMapper()
                .findAndRegisterModules()
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
    }

    private enum OneKey implements DataKeys {
        OF_TESTS;

        @Override
        public DataKey generate() {
            return new DataKey(new byte[32], new byte[] {1});
        }

        @Override
        public byte[] decrypt(byte[] encryptedKey) {
            return new byte[32];
        }
    }
}
