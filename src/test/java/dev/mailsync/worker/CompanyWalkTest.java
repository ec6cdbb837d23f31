package dev.mailsync.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.company.CompanyChange;
import dev.mailsync.company.CompanyTask;
import dev.mailsync.company.CompanyTaskStore;
import dev.mailsync.connection.Connection;
import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a round over the connections of a company tells each of them, whatever interrupts it. */
class CompanyWalkTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final int USERS = 60;

    private final InMemoryProduct product = new InMemoryProduct();
    private final CompanyWalk walk = product.get(CompanyWalk.class);
    private final CompanyTaskStore tasks = product.get(CompanyTaskStore.class);
    private final Dynamo dynamo = product.parts().dynamo();
    private final Clock clock = product.get(Clock.class);

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void aCompanyOfSixty() {
        product.parts().begin(1);
        for (int n = 0; n < USERS; n++) {
            var user = new UserId("user" + n);
            dynamo.put(new Write.Put(
                    Table.USERS,
                    Item.key(ConnectionId.of(ACME, user).value(), "connection")
                            .with("company", ACME.value())
                            .with("user", user.value())
                            .with("ofCompany", ACME.value())
                            .with("version", 1)
                            .with("generation", 0)
                            .with("status", "NOT_CONFIGURED")
                            .with("since", clock.instant()),
                    Optional.empty()));
        }
    }

    @Test
    void anInterruptedWalkGoesOnWhereItStopped() {
        tell();

        assertThat(run(2)).isFalse();
        assertThat(run(Integer.MAX_VALUE)).isTrue();

        assertThat(told).hasSize(USERS).doesNotHaveDuplicates();
        assertThat(run(Integer.MAX_VALUE)).as("nothing more").isTrue();
        assertThat(told).hasSize(USERS);
    }

    @Test
    void whatComesUpDuringAnInterruptedWalkIsToldToEverybody() {
        tell();
        run(2);
        assertThat(told).isNotEmpty().hasSizeLessThan(USERS);
        tell();
        run(Integer.MAX_VALUE);
        told.clear();

        run(Integer.MAX_VALUE);

        assertThat(new TreeSet<>(told))
                .as("by the round after the interrupted one")
                .hasSize(USERS);
    }

    @Test
    void whatComesUpWhileTheLastIsToldIsToldBySomeLaterRun() {
        tell();
        run((task, connection) -> {
            if (told.isEmpty()) {
                tell();
            }
            return told.add(connection.user().value());
        });
        told.clear();

        run(Integer.MAX_VALUE);

        assertThat(told).hasSize(USERS);
    }

    @Test
    void whatARoundBeganWithIsNotToldAgainByTheNext() {
        add("lee@lead.example");
        var heard = new ArrayList<Set<String>>();
        run((task, connection) -> {
            if (heard.isEmpty()) {
                add("kim@lead.example");
            }
            return heard.add(task.newAddresses());
        });
        assertThat(heard).hasSize(USERS).containsOnly(Set.of("lee@lead.example"));
        heard.clear();

        run((task, connection) -> heard.add(task.newAddresses()));

        assertThat(heard).hasSize(USERS).containsOnly(Set.of("kim@lead.example"));
    }

    /** Those who searched before may have found its email while it belonged to nobody. */
    @Test
    void anAddressThatComesBackDuringARoundIsToldAgainToEverybody() {
        add("lee@lead.example");
        run(2);
        add("lee@lead.example");
        run(Integer.MAX_VALUE);
        var heard = new ArrayList<Set<String>>();

        run((task, connection) -> heard.add(task.newAddresses()));

        assertThat(heard).hasSize(USERS).containsOnly(Set.of("lee@lead.example"));
    }

    @Test
    void leadsOneAfterAnotherAreFewHoweverLongTheRoundsTake() {
        for (int lead = 0; lead < 200; lead++) {
            assertThat(dynamo.transact(List.of(adding("lead" + lead + "@lead.example"))))
                    .as("whether lead %s is searched for", lead)
                    .isEmpty();
            run(2);
        }
    }

    @Test
    void aWorkerThatComesTooLateMovesNobodyElsesRound() {
        tell();
        var late = tasks.begin(ACME, CompanyTask.Name.CHANGES, clock.instant()).orElseThrow();
        run(Integer.MAX_VALUE);
        tell();
        tasks.begin(ACME, CompanyTask.Name.CHANGES, clock.instant());
        told.clear();

        tasks.move(ACME, late, "user5");
        tasks.end(ACME, late, Optional.empty(), clock.instant());
        run(Integer.MAX_VALUE);

        assertThat(told).hasSize(USERS);
    }

    @Test
    void aRoundWhoseJobIsLostIsDueAgain() {
        tell();
        run(2);

        assertThat(due(clock.instant())).isEmpty();
        assertThat(due(clock.instant().plus(Duration.ofMinutes(11)))).hasSize(1);
    }

    /** A sweep has queued it already; the job of then went on with the round. */
    @Test
    void whatASweepClaimedDuringARoundIsDueWhenTheRoundEnds() {
        tell();
        run(2);
        tell();
        var inASecond = clock.instant().plusSeconds(1);
        var claimed = due(inASecond).getFirst();
        product.get(DueItems.class).claim(claimed, inASecond, Duration.ofMinutes(15));
        assertThat(due(inASecond)).isEmpty();

        run(Integer.MAX_VALUE);

        assertThat(due(inASecond)).hasSize(1);
    }

    /** A round is repeated at a time of its own, or sooner if something comes up. */
    @Test
    void whatIsDueRegularlyIsDueAgainAtItsTime() {
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        tell();
        walk.run(ACME, CompanyTask.Name.CHANGES, (task, connection) -> true, () -> Optional.of(tomorrow), () -> false);

        assertThat(tasks.begin(ACME, CompanyTask.Name.CHANGES, clock.instant())).isEmpty();
        assertThat(due(clock.instant())).isEmpty();
        assertThat(due(tomorrow)).hasSize(1);
        assertThat(tasks.begin(ACME, CompanyTask.Name.CHANGES, tomorrow)).isPresent();
    }

    /** It has no row of its own; all of the company hear of it once more. */
    @Test
    void aRoundThatAnOlderReleaseBeganStartsOver() {
        add("lee@lead.example");
        dynamo.update(Write.update(
                Table.QUOTAS,
                Item.key(ACME.value(), "task#CHANGES"),
                UpdateExpression.empty().set("position", "user30").set("begunAt", 1)));

        run(Integer.MAX_VALUE);

        assertThat(told).hasSize(USERS);
        assertThat(tasks.begin(ACME, CompanyTask.Name.CHANGES, clock.instant())).isEmpty();
    }

    private List<DueItems.Due> due(Instant at) {
        var items = product.get(DueItems.class);
        return IntStream.range(0, DueItems.SHARDS)
                .mapToObj(shard -> items.of(Table.QUOTAS, "" + shard, Optional.empty(), at, 10))
                .flatMap(List::stream)
                .toList();
    }

    private void add(String address) {
        dynamo.transact(List.of(adding(address)));
    }

    private Write adding(String address) {
        return CompanyTaskStore.tellingOfAddresses(ACME, Set.of(address), clock.instant());
    }

    private void run(BiPredicate<CompanyTask, Connection> each) {
        walk.run(ACME, CompanyTask.Name.CHANGES, each, Optional::empty, () -> false);
    }

    private void tell() {
        dynamo.transact(List.of(CompanyTaskStore.telling(ACME, Set.of(CompanyChange.RULES), clock.instant())));
    }

    /** Stops after so many looks at the time. */
    private boolean run(int looks) {
        var left = new int[] {looks};
        return walk.run(
                ACME,
                CompanyTask.Name.CHANGES,
                (task, connection) -> told.add(connection.user().value()),
                Optional::empty,
                () -> left[0]-- <= 0);
    }
}
