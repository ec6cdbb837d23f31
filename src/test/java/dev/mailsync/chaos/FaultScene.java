package dev.mailsync.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.error.OpenError;
import dev.mailsync.mail.store.StoredSummary;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.LifecycleEvent;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One mailbox, one fault: what is seen of it, and how long it takes until all is well again. */
final class FaultScene {

    /**
     * @param seen statuses, with the error's title where there was one
     * @param recovery from the end of the fault on; {@code person}: whether somebody had to act
     */
    record Outcome(Set<String> seen, int lost, int doubled, Duration recovery, boolean person) {}

    private static final String ANNA = People.upn("anna");
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(50);
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofDays(3);

    private final ChaosParts parts;
    private final People people;
    private final ConnectionStore connections;
    private final JobWorker worker;
    private final Sweep sweep;
    private final Random random = new Random(1);
    private final Set<String> seen = new LinkedHashSet<>();
    private boolean person;
    private int mails;

    FaultScene(ChaosParts parts, People people, ConnectionStore connections, JobWorker worker, Sweep sweep) {
        this.parts = parts;
        this.people = people;
        this.connections = connections;
        this.worker = worker;
        this.sweep = sweep;
    }

    Outcome play(FaultCase fault) {
        parts.begin(1);
        parts.world().addMailbox(ANNA, Optional.empty(), Optional.empty(), List.of());
        people.register("lead-0", Set.of("lee@lead.example"));
        people.connect("anna", 0, url -> ANNA);
        work();
        arrives();
        fault.begins().accept(this);
        for (var until = parts.now().plus(fault.lasts()); parts.now().isBefore(until); ) {
            arrives();
            pass(BETWEEN_MAILS);
        }
        end();
        return outcome(fault);
    }

    private Outcome outcome(FaultCase fault) {
        var ended = parts.now();
        if (fault.signsIn()) {
            people.connect("anna", 0, url -> ANNA);
            work();
        }
        while (!isWell(ended) && parts.now().isBefore(ended.plus(PATIENCE))) {
            pass(Duration.ofMinutes(1));
        }
        var recovery = Duration.between(ended, parts.now());
        var recorded = recorded();
        var once = Set.copyOf(recorded);
        return new Outcome(seen, mails - once.size(), recorded.size() - once.size(), recovery, person);
    }

    /** All that came in is there, and the status says that it is. */
    private boolean isWell(Instant ended) {
        return connection().status() == Status.ENABLED
                && connection().connected().health().errors().all().isEmpty()
                && Set.copyOf(recorded()).size() == mails;
    }

    private void pass(Duration time) {
        for (var until = parts.now().plus(time); parts.now().isBefore(until); ) {
            var left = Duration.between(parts.now(), until);
            parts.advance(left.compareTo(LONGEST_STEP) < 0 ? left : LONGEST_STEP);
            attempted(() -> sweep.run(() -> false));
            work();
            look();
        }
    }

    private void look() {
        parts.faults().paused(() -> {
            var connection = connection();
            person |= connection.needsPerson();
            // As the status shows them: what may pass is no error yet while all is green.
            var green = connection.status() == Status.ENABLED;
            var error = connection.connected().health().errors().all().stream()
                    .filter(it -> !green || it.scope() != ErrorScope.SYNC)
                    .reduce((one, later) -> later);
            seen.add(connection.status()
                    + error.map(OpenError::entry).map(it -> ": " + it.title()).orElse(""));
            return true;
        });
    }

    private void work() {
        attempted(() -> {
            var waiting = List.copyOf(parts.notifications());
            if (!waiting.isEmpty() && parts.deliver(waiting)) {
                parts.notifications().clear();
            }
        });
        parts.faultyQueue().workOff(random, job -> attempted(() -> worker.run(job, () -> false)));
    }

    private static void attempted(Runnable something) {
        try {
            something.run();
        } catch (Crash died) {
            // Another machine goes on.
        } catch (IllegalStateException unavailable) {
            if (!unavailable.getMessage().matches(".*(DynamoDB|SQS).*")) {
                throw unavailable;
            }
        }
    }

    private void arrives() {
        deliver();
        work();
    }

    private Item deliver() {
        var mime = "Message-ID: <%d@lead.example>\r\nFrom: lee@lead.example\r\nTo: %s\r\nSubject: Mail\r\n\r\nBody\r\n"
                .formatted(mails++, ANNA);
        return mailbox()
                .deliver(MimeReader.read(mime.getBytes(UTF_8)), mailbox().folder(WellKnown.INBOX), Marks.UNREAD);
    }

    private List<String> recorded() {
        return parts.faults().paused(() -> {
            var recorded = new ArrayList<String>();
            parts.all(Table.SYNCED_MAIL).stream()
                    .filter(item -> item.sortKey().startsWith("mail#"))
                    .forEach(item -> recorded.add(StoredSummary.of(item).messageId()));
            return recorded;
        });
    }

    private void end() {
        parts.faults().end();
        new FaultInjection(world(), random).end();
    }

    void fault(Fault fault, int... times) {
        world().faults().add(fault, times.length == 0 ? Optional.empty() : Optional.of(times[0]), Optional.empty());
    }

    void condition(Condition condition) {
        world().conditions().set(account(), condition, Optional.empty());
    }

    void tell(LifecycleEvent event) {
        world().subscriptions().tell(account(), event);
        work();
    }

    void silence() {
        world().subscriptions().silence(account(), Optional.empty());
    }

    void loseSubscription() {
        world().subscriptions()
                .of(account())
                .forEach(it -> world().subscriptions().remove(it.id()));
    }

    void notifyFiveTimes() {
        mailbox().items().forEach(item -> {
            for (int n = 0; n < 5; n++) {
                mailbox().repeat(item.ids().immutable());
            }
        });
        work();
    }

    void beginFaults(double share) {
        parts.beginFaults(share);
    }

    /** The mail that comes in next cannot be read, while others can. */
    void poison() {
        parts.beginFaults(1e-9);
        parts.poison(deliver().ids().immutable());
        work();
    }

    World world() {
        return parts.world();
    }

    Account account() {
        return mailbox().account();
    }

    private Mailbox mailbox() {
        return parts.world().mailbox(ANNA).orElseThrow();
    }

    private Connection connection() {
        return connections.find(People.caller("anna").connection()).orElseThrow();
    }
}
