package dev.mailsync.chaos;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import dev.mailsync.Tier;
import dev.mailsync.company.Seats;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.platform.dynamo.FragileParts;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.control.Product;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@Tag("real")
@TestProfile(FragileParts.class)
class RealSeatRaceTest {

    private static final int RACERS = Tier.size(50, 200);
    private static final int ROUNDS = Tier.size(3, 8);

    @TestHTTPResource
    URI address;

    @Inject
    RealStage stage;

    @Inject
    Product product;

    @Inject
    People people;

    @Inject
    ConnectionStore connections;

    @Inject
    Seats seats;

    @Test
    void ofManyFiveGetASeatAndTheOthersWaitInOrder() {
        stage.endFaults();
        product.reset();
        stage.world().reset();
        SeatRace.everybody(RACERS + ROUNDS)
                .forEach(user ->
                        stage.world().addMailbox(People.upn(user), Optional.empty(), Optional.empty(), List.of()));
        var http = new SandboxClient(URI.create(address.toString().replaceAll("/$", "")));

        new SeatRace(
                        RACERS,
                        ROUNDS,
                        people,
                        connections,
                        seats,
                        user -> people.connect(user, 0, url -> RealStage.code(http, url, People.upn(user))),
                        stage::awaitIdle)
                .run();
    }
}
