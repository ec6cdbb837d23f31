package dev.mailsync.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.mailsync.company.Seats;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Test;

class SeatRaceTest {

    private static final int RACERS = 200;
    private static final int ROUNDS = 8;

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.get(ChaosParts.class);
    private final People people = product.get(People.class);
    private final ConnectionStore connections = product.get(ConnectionStore.class);
    private final Seats seats = product.get(Seats.class);
    private final JobWorker worker = product.get(JobWorker.class);

    @Test
    void ofTwoHundredFiveGetASeatAndTheOthersWaitInOrder() {
        parts.begin(1);
        SeatRace.everybody(RACERS + ROUNDS)
                .forEach(user ->
                        parts.world().addMailbox(People.upn(user), Optional.empty(), Optional.empty(), List.of()));

        new SeatRace(
                        RACERS,
                        ROUNDS,
                        people,
                        connections,
                        seats,
                        user -> people.connect(user, 0, url -> People.upn(user)),
                        this::workOff)
                .run();
    }

    private void workOff() {
        parts.advance(Duration.ofSeconds(1));
        parts.faultyQueue().workOff(new Random(1), job -> worker.run(job, () -> false));
    }
}
