package dev.mailsync.chaos;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Six tenants that fail alike, or not. */
@Tag("slow")
class FakeParityTest {

    private static final List<String> USERS =
            IntStream.range(0, 6).mapToObj(n -> "user" + n).toList();

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final People people = product.get(People.class);
    private final ConnectionStore connections = product.get(ConnectionStore.class);
    private final JobWorker worker = product.get(JobWorker.class);
    private final Sweep sweep = product.get(Sweep.class);
    private final Random random = new Random(1);
    private final Set<String> alarms = new HashSet<>();

    @BeforeEach
    void sixMailboxesInSixTenants() {
        parts.begin(1);
        USERS.forEach(user -> {
            parts.world().addMailbox(People.upn(user), Optional.empty(), Optional.of("tenant-of-" + user), List.of());
            people.connect(user, 0, url -> People.upn(user));
        });
        work();
    }

    @Test
    void anOutageThatHitsManyTenantsGivesNobodyUp() {
        parts.world().faults().add(Fault.status(503, Match.path("/v1.0/")), Optional.empty(), Optional.empty());

        pass(Duration.ofHours(72));
        assertThat(statuses()).containsOnly(Status.ERROR);

        parts.world().faults().clear();
        pass(Duration.ofHours(2));
        assertThat(statuses()).containsOnly(Status.ENABLED);
    }

    @Test
    void whoFailsWhileAllOthersSyncIsGivenUpAfterTwoDays() {
        parts.world()
                .faults()
                .add(
                        Fault.status(503, Match.path("/v1.0/").of(People.upn("user0"))),
                        Optional.empty(),
                        Optional.empty());

        pass(Duration.ofHours(47));
        assertThat(connection("user0").status()).isEqualTo(Status.ERROR);
        pass(Duration.ofHours(2));

        assertThat(connection("user0").status()).isEqualTo(Status.CONNECTION_ISSUE);
        assertThat(statuses()).containsOnlyOnce(Status.CONNECTION_ISSUE).contains(Status.ENABLED);
    }

    @Test
    void anExpiredSecretIsOneAlarmADayAndHarmsNoConnection() {
        parts.world().conditions().expireClientSecret(Optional.empty());

        pass(Duration.ofHours(71));

        assertThat(statuses()).containsOnly(Status.ERROR);
        assertThat(alarms).as("raised").hasSizeBetween(1, 3);
        assertThat(alarms).allSatisfy(alarm -> assertThat(alarm).startsWith("AADSTS7000222 "));
        parts.world().conditions().renewClientSecret();
        pass(Duration.ofHours(2));
        assertThat(statuses()).containsOnly(Status.ENABLED);
    }

    private void pass(Duration time) {
        for (var until = parts.now().plus(time); parts.now().isBefore(until); ) {
            parts.advance(Duration.ofMinutes(10));
            sweep.run(() -> false);
            work();
            parts.all(Table.ERRORS).stream()
                    .filter(row -> row.partitionKey().equals("alarm"))
                    .map(row -> row.sortKey() + " until "
                            + row.seconds("silentUntil").orElseThrow())
                    .forEach(alarms::add);
        }
    }

    private void work() {
        parts.faultyQueue().workOff(random, job -> worker.run(job, () -> false));
    }

    private List<Status> statuses() {
        return USERS.stream().map(user -> connection(user).status()).toList();
    }

    private Connection connection(String user) {
        return connections.find(People.caller(user).connection()).orElseThrow();
    }
}
