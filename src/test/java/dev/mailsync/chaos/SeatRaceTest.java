package dev.mailsync.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import jakarta.inject.Inject;

import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.quota.Seats;
import dev.mailsync.sync.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ChaosTest.InMemory.class)
class SeatRaceTest {

    @Inject
    ChaosParts parts;

    @Inject
    People people;

    @Inject
    ConnectionStore connections;

    @Inject
    Seats seats;

    @Inject
    Worker worker;

    @Test
    void ofTwoHundredFiveGetASeatAndTheOthersWaitInOrder() {
        parts.begin(1);
        SeatRace.everybody()
                .forEach(user ->
                        parts.world().addMailbox(People.upn(user), Optional.empty(), Optional.empty(), List.of()));

        new SeatRace(
                        people,
                        connections,
                        seats,
                        user -> people.connect(user, 0, url -> People.upn(user)),
                        this::workOff)
                .run();
    }

    private void workOff() {
        parts.advance(Duration.ofSeconds(1));
        parts.troubledQueue().workOff(new Random(1), job -> worker.run(job, () -> false));
    }
}
