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

import dev.mailsync.lead.Lead;
import dev.mailsync.lead.LeadRegister;
import dev.mailsync.mail.store.Ledgers;
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
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever one company asks for, another one's new email is recorded in its usual time. Counted in simulated seconds, on a few
 * workers that take the oldest job of whatever group none of them has in hand, as SQS and Lambda do.
 */
class FairnessTest {

    private static final int WORKERS = 8;

    /** What a request to Microsoft takes, and the least that a job takes. */
    private static final Duration REQUEST = Duration.ofMillis(200);

    /** What a call to a table takes. A year of email is read in large pages, but each email is recorded by itself. */
    private static final Duration TABLE_CALL = Duration.ofMillis(20);

    private static final Duration LONGEST_JOB = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Some pages of somebody's old email, which all workers may have in hand. */
    private static final Duration A_PIECE_OF_OLD_WORK = Duration.ofSeconds(5);

    /** Until nothing of what comes with connecting is left to do. */
    private static final int MINUTES_TO_SETTLE = 30;

    private static final int MINUTES = 12;
    private static final int SECONDS_BETWEEN_MAILS = 5;

    private static final int CROWD = 24;

    /** Of each mailbox: a job records them in some twelve seconds, so one job for each mailbox outlasts all workers. */
    private static final int MAILS_OF_A_YEAR = 120;

    /** Registered at once: too many to search for, so that each mailbox is walked through. */
    private static final int LEADS = 60;

    /** Jobs of a company on old mail that may start in a minute: fewer than there are workers, whatever a job takes. */
    private static final int SHARE = 3;

    private static final Caller QUIET =
            new Caller(new CompanyId("globex"), new UserId("gwen"), Set.of(Role.SALESPERSON));
    private static final String GWEN = "gwen@globex.example";
    private static final String LEAD = "lee@lead.example";

    private final InMemoryProduct product = new InMemoryProduct();
    private final ChaosParts parts = product.parts();
    private People people;
    private JobWorker worker;
    private Sweep sweep;
    private LeadRegister register;
    private Ledgers ledgers;
    private final Map<String, Instant> busyUntil = new HashMap<>();
    private int mails;
    private int jobsOfOthers;

    @Test
    @Tag("slow")
    void aCompanyThatDoesEverythingAtOnceDelaysNobodyElsesNewMail() {
        produce(SHARE);
        var alone = delays(false);
        var inACrowd = delays(true);

        assertThat(jobsOfOthers).as("jobs of the busy company").isGreaterThan(5 * CROWD);
        assertThat(Collections.max(inACrowd))
                .as("the longest that new email took: alone %s, in a crowd %s", alone, inACrowd)
                .isLessThanOrEqualTo(Collections.max(alone).plus(A_PIECE_OF_OLD_WORK));
    }

    /** What makes the other test worth something: its crowd has work for all workers. */
    @Test
    @Tag("thorough")
    void withoutAShareThatCrowdDoesDelayIt() {
        produce(Integer.MAX_VALUE);

        assertThat(Collections.max(delays(true))).isGreaterThan(A_PIECE_OF_OLD_WORK.multipliedBy(2));
    }

    private void produce(int share) {
        product.configured("mailsync.sync.backfill-per-minute", "" + share);
        people = product.get(People.class);
        worker = product.get(JobWorker.class);
        sweep = product.get(Sweep.class);
        register = product.get(LeadRegister.class);
        ledgers = product.get(Ledgers.class);
    }

    /** How long each new email of the quiet company takes from its arrival to its record. */
    private List<Duration> delays(boolean crowded) {
        parts.begin(7);
        busyUntil.clear();
        begin(crowded);
        var delays = new ArrayList<Duration>();
        var waiting = Optional.<Instant>empty();
        for (int second = 0; second < 60 * MINUTES || waiting.isPresent(); second++) {
            if (second % 60 == 0) {
                sweep.run(() -> false);
                everyMinute(crowded, second / 60);
            }
            if (waiting.isEmpty() && second % SECONDS_BETWEEN_MAILS == 0) {
                waiting = Optional.of(arrives());
            }
            tick();
            if (waiting.isPresent() && isRecorded()) {
                delays.add(Duration.between(waiting.get(), parts.now()));
                waiting = Optional.empty();
            }
        }
        return delays;
    }

    private void everyMinute(boolean crowded, int minute) {
        if (crowded) {
            people.register("new-" + minute, Set.of("new" + minute + "@lead.example"));
        }
    }

    private void begin(boolean crowded) {
        parts.world().addMailbox(GWEN, Optional.empty(), Optional.empty(), List.of());
        register.register(QUIET.company(), new Lead(new LeadId("lead"), Set.of(LEAD), Set.of()));
        people.connect(QUIET, 0, url -> GWEN);
        settle(1);
        if (crowded) {
            aYearOfMail();
            for (int n = 0; n < CROWD; n++) {
                var upn = upn(n);
                people.connect("user" + n, 365, url -> upn);
            }
            settle(MINUTES_TO_SETTLE);
            people.register("lead-0", Set.of(LEAD));
            for (int n = 1; n < LEADS; n++) {
                people.register("lead-" + n, Set.of("lead" + n + "@lead.example"));
            }
        }
        mails = (int) recorded();
    }

    private void aYearOfMail() {
        for (int n = 0; n < CROWD; n++) {
            var mailbox = parts.world().addMailbox(upn(n), Optional.empty(), Optional.empty(), List.of());
            var broken = mailbox.childNamed("Broken", mailbox.folder(WellKnown.MSGFOLDERROOT));
            var match = Match.path(broken.id() + "/messages/delta");
            parts.world().faults().add(Fault.status(503, match), Optional.empty(), Optional.empty());
        }
        for (int day = 0; day < MAILS_OF_A_YEAR; day++) {
            parts.advance(Duration.ofDays(365).dividedBy(MAILS_OF_A_YEAR + 1));
            for (int n = 0; n < CROWD; n++) {
                deliver(upn(n), "year-%d-%d".formatted(n, day));
            }
        }
        parts.notifications().clear();
        // The quiet company has been at work all the year.
        settle(2);
    }

    private void settle(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            sweep.run(() -> false);
            for (int second = 0; second < 60; second++) {
                tick();
            }
        }
    }

    private static String upn(int number) {
        return "user" + number + "@acme.example";
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
