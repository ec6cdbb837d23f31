package dev.mailsync.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.mailsync.company.Seats;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** Many people want one of five seats at the same moment; then seats are freed while newcomers come. */
final class SeatRace {

    private static final int SEATS = 5;

    private final int racers;
    private final int rounds;
    private final People people;
    private final ConnectionStore connections;
    private final Seats seats;
    private final Consumer<String> connect;
    private final Runnable workOff;
    private final Random random = new Random(5);
    private final List<String> users = new ArrayList<>();

    /**
     * @param connect signs a user in, whose mailbox is there
     * @param workOff does all that is queued
     */
    SeatRace(
            int racers,
            int rounds,
            People people,
            ConnectionStore connections,
            Seats seats,
            Consumer<String> connect,
            Runnable workOff) {
        this.racers = racers;
        this.rounds = rounds;
        this.people = people;
        this.connections = connections;
        this.seats = seats;
        this.connect = connect;
        this.workOff = workOff;
    }

    static List<String> everybody(int many) {
        return IntStream.range(0, many).mapToObj(n -> "user" + n).toList();
    }

    void run() {
        people.settings(Optional.of(SEATS), Optional.empty());
        users.addAll(everybody(racers));
        atOnce(users.stream().map(user -> (Runnable) () -> connect.accept(user)).toList());

        assertThat(with(Status.ENABLED)).hasSize(SEATS);
        assertThat(with(Status.PENDING)).hasSize(racers - SEATS);
        assertThat(line())
                .extracting(it -> seats.place(People.ACME, waiting(it)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, racers - SEATS)
                        .mapToObj(Long::valueOf)
                        .toList());

        workOff.run();
        for (int round = 0; round < rounds; round++) {
            freeOneWhileAnotherComes("user" + (racers + round));
        }
    }

    private void freeOneWhileAnotherComes(String newcomer) {
        var enabled = with(Status.ENABLED);
        var leaving = enabled.get(random.nextInt(enabled.size()));
        var first = line().getFirst();
        users.add(newcomer);
        atOnce(List.of(() -> people.disable(leaving.user().value(), random), () -> connect.accept(newcomer)));
        assertThat(with(Status.ENABLED).size()).isLessThanOrEqualTo(SEATS);
        workOff.run();

        assertThat(with(Status.ENABLED)).hasSize(SEATS);
        assertThat(connections.find(first.id()).orElseThrow().status())
                .as("the longest waiting")
                .isEqualTo(Status.ENABLED);
        assertThat(seats.of(People.ACME).inUse()).isEqualTo(SEATS);
        assertThat(seats.of(People.ACME).waiting()).isEqualTo(line().size());
    }

    private List<Connection> line() {
        return with(Status.PENDING).stream()
                .sorted(Comparator.comparing((Connection it) -> it.since().toEpochMilli())
                        .thenComparing(it -> it.id().value()))
                .toList();
    }

    private static Seats.Waiting waiting(Connection connection) {
        return new Seats.Waiting(connection.id(), connection.since());
    }

    private List<Connection> with(Status status) {
        return users.stream()
                .flatMap(user -> connections.find(People.caller(user).connection()).stream())
                .filter(it -> it.status() == status)
                .toList();
    }

    private static void atOnce(List<Runnable> all) {
        try (var threads = Executors.newFixedThreadPool(32)) {
            List<Callable<Boolean>> calls = all.stream()
                    .<Callable<Boolean>>map(it -> () -> {
                        it.run();
                        return true;
                    })
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                call.get();
            }
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
