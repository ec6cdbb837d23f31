package dev.mailsync.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.mailsync.Tier;
import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.Seats;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.dynamo.FragileParts;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.control.Product;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.assertj.core.api.SoftAssertions;
import org.jboss.logmanager.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The same kind of mornings on the real parts: DynamoDB Local, at which calls fail and workers die, the queue, and
 * Microsoft over HTTP, all at once and in whatever order they come. {@code -DrealSeed=…}, {@code -DrealSeeds=…}.
 */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(FragileParts.class)
class RealMorningsTest {

    private static final int EVENTS = Tier.size(30, 60);

    @TestHTTPResource
    URI address;

    @Inject
    RealStage stage;

    @Inject
    People people;

    @Inject
    Product product;

    @Inject
    ConnectionStore connections;

    @Inject
    LedgerStore ledgers;

    @Inject
    Seats seats;

    @Inject
    CompanyStore companies;

    private Random random;
    private History history;
    private Correspondence correspondence;
    private AtRest atRest;
    private FaultInjection faultInjection;
    private ModelState modelState;

    @BeforeAll
    static void quietly() {
        Logger.getLogger("dev.mailsync").setLevel(Level.parse(System.getProperty("chaos.log", "OFF")));
    }

    @AfterAll
    static void aloudAgain() {
        Logger.getLogger("dev.mailsync").setLevel(null);
    }

    @AfterEach
    void tablesAreSoundAgain() {
        stage.endFaults();
    }

    @Test
    void atRestTheSameHoldsOnTheRealParts() {
        var first = Long.getLong("realSeed", 1);
        LongStream.range(first, first + Long.getLong("realSeeds", 10)).forEach(this::play);
    }

    private void play(long seed) {
        try {
            begin(seed);
            for (int n = 0; n < EVENTS; n++) {
                attempted(this::somethingHappens);
                observe();
            }
            stage.endFaults();
            faultInjection.end();
            settle();
            var softly = new SoftAssertions();
            atRest.check(softly, history, correspondence, true);
            modelState.checkLog(softly, history, connections().toList());
            softly.assertAll();
        } catch (Throwable failed) {
            throw new AssertionError("Seed " + seed + " on the real parts", failed);
        }
    }

    private void begin(long seed) {
        random = new Random(seed * 37 + 5);
        history = new History();
        stage.endFaults();
        product.reset();
        stage.world().reset();
        correspondence = new Correspondence(stage, history, random);
        atRest = new AtRest(stage, connections, ledgers, seats, companies);
        faultInjection = new FaultInjection(stage.world(), random);
        modelState = new ModelState(stage, new EnumMap<>(Status.class));
        People.USERS.forEach(
                user -> stage.world().addMailbox(People.upn(user), Optional.empty(), Optional.empty(), List.of()));
        register("lead-0", Set.of(Correspondence.CORRESPONDENTS.get(0)));
        register("lead-1", Set.of(Correspondence.CORRESPONDENTS.get(1)));
        if (seed % 2 == 0) {
            people.settings(Optional.of(2), Optional.of(10));
        }
        stage.beginFaults(seed, 0.003);
    }

    private void somethingHappens() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> correspondence.arrives(anyUser());
            case 5 -> correspondence.isSent(anyUser());
            case 6 -> correspondence.isAnswered(anyUser());
            case 7 -> correspondence.isMoved(anyUser());
            case 8 -> correspondence.isCopied(anyUser());
            case 9 -> correspondence.folderIsChanged(anyUser());
            case 10, 11 -> connect(anyUser());
            case 12 -> {
                if (random.nextInt(3) == 0) {
                    people.disable(anyUser(), random);
                }
            }
            case 13 -> register("lead-2", Set.of(Correspondence.CORRESPONDENTS.get(2 + random.nextInt(2))));
            case 14 -> stage.awaitIdle();
            case 15, 16 ->
                faultInjection.happen(stage.world()
                        .mailbox(People.upn(anyUser()))
                        .orElseThrow()
                        .account());
            case 17 -> stage.advance(Duration.ofMinutes(random.nextInt(12 * 60)));
            default -> stage.advance(Duration.ofMinutes(random.nextInt(90)));
        }
    }

    private void connect(String user) {
        var http = new SandboxClient(URI.create(address.toString().replaceAll("/$", "")));
        try {
            people.connect(user, random.nextInt(3), url -> RealStage.code(http, url, People.upn(user)));
        } catch (RealStage.NoSignInPage tomorrow) {
            // The user tries again some other time.
        }
    }

    private void register(String lead, Set<String> addresses) {
        addresses.forEach(history::mayBecomeLead);
        people.register(lead, addresses);
    }

    private void observe() {
        try {
            connections().forEach(it -> history.observe(it.user().value(), it, stage.now()));
            people.leads(Set.of("lead-0", "lead-1", "lead-2")).forEach(history::lead);
        } catch (Crash | IllegalStateException unluckyLook) {
            observe();
        }
    }

    private Stream<Connection> connections() {
        return People.USERS.stream().flatMap(user -> atRest.connection(user).stream());
    }

    private static void attempted(Runnable something) {
        try {
            something.run();
        } catch (Crash | IllegalStateException failed) {
            if (!String.valueOf(failed.getMessage()).contains("DynamoDB")) {
                throw failed;
            }
        }
    }

    private void settle() {
        for (int n = 0; n < 8; n++) {
            stage.advance(Duration.ofMinutes(16));
        }
        connections()
                .filter(it -> it.status() == Status.ERROR || it.status() == Status.CONNECTION_ISSUE)
                .forEach(it -> connect(it.user().value()));
        for (int day = 0; day < 9; day++) {
            stage.advance(Duration.ofDays(1));
        }
        observe();
    }

    private String anyUser() {
        return People.USERS.stream()
                .skip(random.nextInt(People.USERS.size()))
                .findFirst()
                .orElseThrow();
    }
}
