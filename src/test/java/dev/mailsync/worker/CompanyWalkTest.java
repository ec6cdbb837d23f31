package dev.mailsync.worker;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.company.CompanyChange;
import dev.mailsync.company.CompanyTask;
import dev.mailsync.company.CompanyTasks;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.control.Product;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class CompanyWalkTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final int USERS = 60;

    @Inject
    CompanyWalk walk;

    @Inject
    Dynamo dynamo;

    @Inject
    Product product;

    @Inject
    Clock clock;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void aCompanyOfSixty() {
        product.reset();
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
        walk.run(
                ACME,
                CompanyTask.Name.CHANGES,
                (task, connection) -> {
                    if (told.isEmpty()) {
                        tell();
                    }
                    return told.add(connection.user().value());
                },
                Optional::empty,
                () -> false);
        told.clear();

        run(Integer.MAX_VALUE);

        assertThat(told).hasSize(USERS);
    }

    private void tell() {
        dynamo.transact(List.of(CompanyTasks.telling(ACME, Set.of(CompanyChange.RULES), clock.instant())));
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
