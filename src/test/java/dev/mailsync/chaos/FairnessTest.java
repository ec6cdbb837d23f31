package dev.mailsync.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mailsync.lead.Lead;
import dev.mailsync.lead.LeadRegister;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.settings.Disabling;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.sync.session.MaintenanceTask;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever other companies ask for, a company's new email is recorded in its usual time. Counted in simulated
 * seconds, on a few workers that take the oldest job of whatever group none of them has in hand, as SQS and Lambda do.
 */
class FairnessTest {

    private static final int WORKERS = 8;

    /** What a request to Microsoft takes, and the least that a job takes. */
    private static final Duration REQUEST = Duration.ofMillis(200);

    /** What a call to a table takes. A year of email is read in large pages, but each email is recorded by itself. */
    private static final Duration TABLE_CALL = Duration.ofMillis(20);

    /** Old email gets no more, and new email takes less. */
    private static final Duration LONGEST_JOB = MaintenanceTask.LONGEST_ON_OLD_MAIL;

    private static final Duration TICK = Duration.ofMillis(500);
    private static final int TICKS_A_SECOND = 2;

    /** What one may wait for a worker that somebody else's new email keeps busy. */
    private static final Duration A_SHORT_JOB = Duration.ofSeconds(3);

    /** Until nothing of what comes with connecting is left to do. */
    private static final int MINUTES_TO_SETTLE = 30;

    private static final int MINUTES_TO_RECORD = 60;
    private static final int MINUTES = 8;
    private static final int SECONDS_BETWEEN_MAILS = 5;

    /** Each with an eighth of the workers' time, which would be too much for all of them. */
    private static final int COMPANIES = 4;

    private static final int USERS = 8;

    /** Of each mailbox: a job records them in some twelve seconds, so one job for each mailbox outlasts all workers. */
    private static final int MAILS_OF_A_YEAR = 120;

    private enum Demand {
        NOTHING(0),
        /** What a search for it finds is all the email of the year. */
        ONE_LEAD(1),
        /** Too many to search for, so that each mailbox is walked through. */
        MANY_LEADS(60),
        /** In a company a minute, everybody disables the sync at once and removes the email of the year. */
        REMOVAL(1);

        private final int leads;

        Demand(int leads) {
            this.leads = leads;
        }
    }

    private static final Caller QUIET =
            new Caller(new CompanyId("globex"), new UserId("gwen"), Set.of(Role.SALESPERSON));
    private static final String GWEN = "gwen@globex.example";
    private static final String LEAD = "lee@lead.example";

    /** What new email takes if there are no other companies. */
    private static List<Duration> alone;

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.parts();
    private People people;
    private JobWorker worker;
    private Sweep sweep;
    private LeadRegister register;
    private LedgerStore ledgers;
    private Disabling disabling;
    private final Map<String, Instant> busyUntil = new HashMap<>();
    private int mails;
    private int jobsOfOthers;

    @BeforeAll
    static void nobodyElse() {
        var quiet = new FairnessTest();
        quiet.produce(WORKERS);
        alone = quiet.delays(Demand.NOTHING);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_LEAD", "MANY_LEADS", "REMOVAL"})
    @Tag("slow")
    void companiesThatDoEverythingAtOnceDelayNobodyElsesNewMail(Demand demand) {
        produce(WORKERS);
        var inACrowd = delays(demand);

        assertThat(jobsOfOthers).as("jobs of the busy companies").isGreaterThan(5 * COMPANIES * USERS);
        assertThat(Collections.max(inACrowd))
                .as("the longest that new email took: alone %s, in a crowd %s", alone, inACrowd)
                .isLessThanOrEqualTo(Collections.max(alone).plus(A_SHORT_JOB));
    }

    /** What makes the other test worth something: its crowd has work for all workers. */
    @ParameterizedTest
    @EnumSource(names = {"ONE_LEAD", "MANY_LEADS", "REMOVAL"})
    @Tag("thorough")
    void withoutABudgetThatCrowdDoesDelayIt(Demand demand) {
        produce(1_000);

        assertThat(Collections.max(delays(demand))).isGreaterThan(A_SHORT_JOB.multipliedBy(3));
    }

    /** @param workers that the budget for old email counts on */
    private void produce(int workers) {
        product.configured("mailsync.sync.concurrency", "" + workers);
        people = product.get(People.class);
        worker = product.get(JobWorker.class);
        sweep = product.get(Sweep.class);
        register = product.get(LeadRegister.class);
        ledgers = product.get(LedgerStore.class);
        disabling = product.get(Disabling.class);
    }

    /**
     * How long each new email of the quiet company takes from its arrival to its record.
     *
     * @param demand of the busy companies; with nothing, there are none
     */
    private List<Duration> delays(Demand demand) {
        parts.begin(7);
        busyUntil.clear();
        begin(demand);
        var delays = new ArrayList<Duration>();
        var waiting = Optional.<Instant>empty();
        for (int second = 0; second < 60 * MINUTES || waiting.isPresent(); second++) {
            if (second % 60 == 0) {
                sweep.run(() -> false);
                everyMinute(demand, second / 60);
            }
            if (waiting.isEmpty() && second % SECONDS_BETWEEN_MAILS == 0) {
                waiting = Optional.of(arrives());
            }
            for (int tick = 0; tick < TICKS_A_SECOND; tick++) {
                tick();
                if (waiting.isPresent() && isRecorded()) {
                    delays.add(Duration.between(waiting.get(), parts.now()));
                    waiting = Optional.empty();
                }
            }
        }
        return delays;
    }

    private void everyMinute(Demand demand, int minute) {
        if (demand == Demand.REMOVAL) {
            crowd().skip(minute)
                    .limit(1)
                    .flatMap(FairnessTest::users)
                    .forEach(it -> disabling.disable(it.company(), it.user(), Disabling.History.REMOVE));
        } else if (demand != Demand.NOTHING) {
            crowd().forEach(company -> register(company, "new-" + minute, "new" + minute + "@lead.example"));
        }
    }

    private void begin(Demand demand) {
        parts.world().addMailbox(GWEN, Optional.empty(), Optional.empty(), List.of());
        register(QUIET.company(), "lead", LEAD);
        people.connect(QUIET, 0, url -> GWEN);
        settle(1);
        if (demand != Demand.NOTHING) {
            aYearOfMail();
            users().forEach(user -> people.connect(user, 365, url -> upn(user)));
            settle(MINUTES_TO_SETTLE);
            for (int n = 0; n < demand.leads; n++) {
                var lead = n;
                crowd().forEach(company ->
                        register(company, "lead-" + lead, lead == 0 ? LEAD : "lead" + lead + "@lead.example"));
            }
            if (demand == Demand.REMOVAL) {
                settle(MINUTES_TO_RECORD);
                assertThat(users().map(it -> ledgers.of(it.connection()).recorded()))
                        .allMatch(recorded -> recorded >= MAILS_OF_A_YEAR);
            }
        }
        mails = (int) recorded();
    }

    private void aYearOfMail() {
        users().forEach(user -> {
            var mailbox = parts.world().addMailbox(upn(user), Optional.empty(), Optional.empty(), List.of());
            var broken = mailbox.childNamed("Broken", mailbox.folder(WellKnown.MSGFOLDERROOT));
            var match = Match.path(broken.id() + "/messages/delta");
            parts.world().faults().add(Fault.status(503, match), Optional.empty(), Optional.empty());
        });
        for (int n = 0; n < MAILS_OF_A_YEAR; n++) {
            var day = n;
            parts.advance(Duration.ofDays(365).dividedBy(MAILS_OF_A_YEAR + 1));
            users().forEach(user -> deliver(upn(user), "year-%s-%d".formatted(upn(user), day)));
        }
        parts.notifications().clear();
        // The quiet company has been at work all the year.
        settle(2);
    }

    private static Stream<CompanyId> crowd() {
        return IntStream.range(0, COMPANIES).mapToObj(n -> new CompanyId("busy" + n));
    }

    private static Stream<Caller> users() {
        return crowd().flatMap(FairnessTest::users);
    }

    private static Stream<Caller> users(CompanyId company) {
        return IntStream.range(0, USERS)
                .mapToObj(n -> new Caller(company, new UserId("user" + n), Set.of(Role.SALESPERSON)));
    }

    private static String upn(Caller caller) {
        return caller.user().value() + "@" + caller.company().value() + ".example";
    }

    private void register(CompanyId company, String lead, String address) {
        register.register(company, new Lead(new LeadId(lead), Set.of(address), Set.of()));
    }

    private void settle(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            sweep.run(() -> false);
            for (int tick = 0; tick < 60 * TICKS_A_SECOND; tick++) {
                tick();
            }
        }
    }

    private Instant arrives() {
        deliver(GWEN, "live-" + mails++);
        return parts.now();
    }

    private void deliver(String upn, String id) {
        var mime = "Message-ID: <%s@x>\r\nFrom: %s\r\nTo: %s\r\nSubject: Mail\r\n\r\nBody\r\n".formatted(id, LEAD, upn);
        var mailbox = parts.world().mailbox(upn).orElseThrow();
        mailbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), mailbox.folder(WellKnown.INBOX), Marks.UNREAD);
    }

    private boolean isRecorded() {
        return recorded() == mails && !busyUntil.containsKey(QUIET.connection().value());
    }

    private long recorded() {
        return ledgers.of(QUIET.connection()).recorded();
    }

    private void tick() {
        parts.advance(TICK);
        busyUntil.values().removeIf(until -> !until.isAfter(parts.now()));
        if (!parts.notifications().isEmpty()) {
            var some = List.copyOf(parts.notifications());
            parts.notifications().clear();
            assertThat(parts.deliver(some)).isTrue();
        }
        while (busyUntil.size() < WORKERS) {
            var job = parts.faultyQueue().oldest(busyUntil.keySet());
            if (job.isEmpty()) {
                return;
            }
            var before = parts.counts();
            worker.run(job.get(), () -> taken(before).compareTo(LONGEST_JOB) > 0);
            parts.faultyQueue().done(job.get());
            busyUntil.put(job.get().group(), parts.now().plus(taken(before)));
            jobsOfOthers += job.get().group().equals(QUIET.connection().value()) ? 0 : 1;
        }
    }

    private Duration taken(ChaosParts.Counts before) {
        var now = parts.counts();
        return REQUEST.multipliedBy(1 + now.graphRequests() - before.graphRequests())
                .plus(TABLE_CALL.multipliedBy(
                        now.tables().minus(before.tables()).calls()));
    }
}
