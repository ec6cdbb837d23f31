package dev.mailsync.chaos;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.mailsync.platform.dynamo.DynamoConfig;
import dev.mailsync.platform.dynamo.FragileDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.control.Product;
import dev.mailsync.sandbox.control.SandboxClock;
import dev.mailsync.sandbox.mailbox.World;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import static dev.mailsync.Waits.await;

/** DynamoDB Local, the queue with its poller, and the sandbox over HTTP. */
@Alternative
@Singleton
public class RealStage implements Stage {

    private final World world;
    private final SandboxClock clock;
    private final Product product;
    private final FragileDynamo tables;
    private final DynamoDbClient client;
    private final DynamoConfig config;

    RealStage(
            World world,
            SandboxClock clock,
            Product product,
            FragileDynamo tables,
            DynamoDbClient client,
            DynamoConfig config) {
        this.world = world;
        this.clock = clock;
        this.product = product;
        this.tables = tables;
        this.client = client;
        this.config = config;
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public List<Item> all(Table table) {
        return client
                .scanPaginator(
                        request -> request.tableName(config.nameOf(table)).consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .toList();
    }

    /** The share of calls to the tables that fail before they happen, or whose answers are lost. */
    void beginFaults(long seed, double share) {
        var random = new Random(seed);
        tables.atEachCall(where -> {
            synchronized (random) {
                if (random.nextDouble() < share && random.nextBoolean()) {
                    throw new Crash(where + " DynamoDB");
                }
                if (random.nextDouble() < share) {
                    throw new IllegalStateException("DynamoDB failed " + where + " the call");
                }
            }
        });
    }

    void endFaults() {
        tables.atEachCall(FragileDynamo.NONE);
    }

    void advance(Duration by) {
        clock.advanceTo(clock.instant().plus(by));
        product.sweep();
        awaitIdle();
    }

    void awaitIdle() {
        await().until(() -> product.idle() && world.notifier().idle());
    }

    /** Microsoft's sign-in page is what fails. */
    static final class NoSignInPage extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSignInPage(Throwable why) {
            super(why);
        }
    }

    /** Through Microsoft's pages to the code that they send the browser back with, if they do. */
    static String code(SandboxClient http, String authorizationUrl, String upn) {
        return SandboxClient.query(URI.create(back(http, authorizationUrl, upn)))
                .get("code");
    }

    private static String back(SandboxClient http, String authorizationUrl, String upn) {
        try {
            return http.get(authorizationUrl + "&sandbox_user=" + upn + "&sandbox_consent=accept")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        } catch (NoSuchElementException anotherPage) {
            throw new NoSignInPage(anotherPage);
        } catch (AssertionError unreachable) {
            if (unreachable.getCause() instanceof IOException) {
                throw new NoSignInPage(unreachable);
            }
            throw unreachable;
        }
    }
}
