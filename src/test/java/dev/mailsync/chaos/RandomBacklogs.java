package dev.mailsync.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.DailyQuota;
import dev.mailsync.company.Seats;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Plays random weeks of a user with a daily limit whose backlog and history exceed several days, while live email comes in. */
public class RandomBacklogs {

    static final String USER = "anna";

    private static final int DAYS = 3;
    private static final int MOST_JOBS = 20;
    private static final Duration STEP_AT_REST = Duration.ofMinutes(25);

    /** Few enough that an email is not quarantined for hours, but some in most hours. */
    private static final double FAULTS = 0.002;

    /** Catch-ups are hourly, steps up to an hour and a half, and machines die. */
    private static final Duration USUAL_AMONG_FAULTS = Duration.ofHours(4);

    private final ChaosParts parts;
    private final People people;
    private final JobWorker worker;
    private final Sweep sweep;
    private final CompanyStore companies;
    private final AtRest atRest;
    private final BacklogWatch.Sight sight;
    private Random random = new Random(0);
    private BacklogWatch watch;
    private CompanyLimits limits = new CompanyLimits();
    private int limit;
    private int mails;
    private int promised;

    RandomBacklogs(
            ChaosParts parts,
            People people,
            JobWorker worker,
            Sweep sweep,
            ConnectionStore connections,
            LedgerStore ledgers,
            Seats seats,
            CompanyStore companies) {
        this.parts = parts;
        this.people = people;
        this.worker = worker;
        this.sweep = sweep;
        this.companies = companies;
        this.atRest = new AtRest(parts, connections, ledgers, seats, companies);
        this.sight = new BacklogWatch.Sight(parts, ledgers);
    }

    /** Fails if live email that the limit has room for waits, or if at rest not all of the backlog is recorded once. */
    void play(long seed) {
        var faulty = RandomMornings.isFaulty(seed);
        begin(seed, faulty);
        parts.beginFaults(faulty ? FAULTS : 0);
        for (var end = parts.now().plus(Duration.ofDays(DAYS)); parts.now().isBefore(end); ) {
            parts.advance(Duration.ofMinutes(10 + random.nextInt(80)));
            Machines.attempted(this::somethingHappens);
            work();
            // The sweep comes each minute; one more of them is played, for machines that died.
            parts.advance(Duration.ofMinutes(3));
            Machines.attempted(() -> sweep.run(() -> false));
            work();
            look();
        }
        parts.faults().end();
        rest();
    }

    /** How many live emails were promised to be in time while others waited, in all that was played. */
    int promised() {
        return promised;
    }

    private void begin(long seed, boolean faulty) {
        random = new Random(seed * 31 + 11);
        parts.begin(seed);
        limits = new CompanyLimits();
        limit = 8 + random.nextInt(13);
        watch = new BacklogWatch(sight, faulty ? USUAL_AMONG_FAULTS : Duration.ZERO);
        people.settings(Optional.empty(), Optional.of(limit));
        parts.world().addMailbox(People.upn(USER), Optional.empty(), Optional.empty(), List.of());
        people.register("lead-0", Set.of(Correspondence.CORRESPONDENTS.getFirst()));
        receives(random.nextInt(2 * limit));
        watch.promisesNothing();
        parts.advance(Duration.ofDays(2));
        people.connect(USER, 3, url -> People.upn(USER));
        doAll();
        receives((2 + random.nextInt(3)) * limit);
        doAll();
        look();
    }

    private void somethingHappens() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> receives(1 + random.nextInt(2));
            case 3 -> people.askForAudit(USER, parts);
            case 4 -> limitMayChange();
            default -> {}
        }
        sweep.run(() -> false);
    }

    private void limitMayChange() {
        if (random.nextInt(6) == 0) {
            limit = 8 + random.nextInt(13);
            watch.limitChanges(quota().day(parts.now()));
            people.settings(Optional.empty(), Optional.of(limit));
        }
    }

    private DailyQuota quota() {
        return parts.faults().paused(() -> companies.settings(People.ACME).dailyQuota());
    }

    private void receives(int many) {
        for (int n = 0; n < many; n++) {
            var mime = "Message-ID: <%d@chaos>\r\nFrom: %s\r\nTo: %s\r\nSubject: Mail\r\n\r\nBody\r\n"
                    .formatted(mails++, Correspondence.CORRESPONDENTS.getFirst(), People.upn(USER));
            var mailbox = parts.world().mailbox(People.upn(USER)).orElseThrow();
            var item = mailbox.deliver(
                    MimeReader.read(mime.getBytes(UTF_8)), mailbox.folder(WellKnown.INBOX), Marks.UNREAD);
            if (watch.arrived(item.messageId(), parts.now(), quota())) {
                promised++;
            }
        }
    }

    private void work() {
        var waiting = List.copyOf(parts.notifications());
        Machines.attempted(() -> {
            if (!waiting.isEmpty() && parts.deliver(waiting)) {
                parts.notifications().clear();
            }
        });
        for (int n = 0; n < MOST_JOBS; n++) {
            Machines.attempted(() -> parts.faultyQueue().next(random).ifPresent(job -> {
                worker.run(job, () -> false);
                parts.faultyQueue().done(job);
            }));
        }
    }

    private void doAll() {
        work();
        parts.faultyQueue().workOff(random, job -> worker.run(job, () -> false));
    }

    private void look() {
        parts.faults().paused(() -> {
            atRest.checkLimits(limits);
            watch.look(parts.now());
            return true;
        });
    }

    private void rest() {
        for (var end = parts.now().plus(Duration.ofDays(15)); parts.now().isBefore(end) && !watch.isAllRecorded(); ) {
            parts.advance(STEP_AT_REST);
            sweep.run(() -> false);
            doAll();
        }
        look();
        watch.expectAllRecorded();
    }
}
