package dev.mailsync.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.mailsync.company.CompanyStore;
import dev.mailsync.company.Seats;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Status;
import dev.mailsync.mail.store.LedgerStore;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.smartmail.TestingSmartMails;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;
import org.assertj.core.api.SoftAssertions;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays random mornings: people, mail, Microsoft and failing machines, all drawn from one seed. */
public class RandomMornings {

    private static final int DAYS_TO_REST = 40;
    private static final int DAYS_OF_CALM = 4;
    private static final int ALL_DAYS_ONCE_IN = 8;

    private final ChaosParts parts;
    private final People people;
    private final JobWorker worker;
    private final TestingSmartMails smartMails;
    private final Sweep sweep;
    private final AtRest atRest;
    private Random random = new Random(0);
    private History history = new History();
    private Correspondence correspondence;
    private SmartPost smartPost;
    private CompanyLimits limits;
    private FaultInjection faultInjection;
    private ModelState modelState;
    private final Map<Status, Integer> seen = new EnumMap<>(Status.class);
    private final Map<String, Integer> smartSeen = new TreeMap<>();
    private boolean weeks;
    private int crowd;

    RandomMornings(
            ChaosParts parts,
            People people,
            JobWorker worker,
            TestingSmartMails smartMails,
            Sweep sweep,
            ConnectionStore connections,
            LedgerStore ledgers,
            Seats seats,
            CompanyStore companies) {
        this.parts = parts;
        this.people = people;
        this.worker = worker;
        this.smartMails = smartMails;
        this.sweep = sweep;
        this.atRest = new AtRest(parts, connections, ledgers, seats, companies);
    }

    /** Fails, if at rest, once faults have ended and everything that was due is done, something does not hold. */
    void play(long seed, int events) {
        begin(seed);
        for (int n = 0; n < events; n++) {
            Machines.attempted(this::somethingHappens);
            observe();
        }
        rest(seed);
    }

    /** The same over weeks, in which all goes wrong at Microsoft that can. */
    void playWeeks(long seed, int events) {
        begin(seed);
        weeks = true;
        for (int n = 0; n < events; n++) {
            Machines.attempted(() -> {
                if (random.nextInt(7) == 0) {
                    faultInjection.happen(parts.world()
                            .mailbox(People.upn(anyUser()))
                            .orElseThrow()
                            .account());
                } else if (random.nextInt(3) == 0) {
                    timePasses(Duration.ofMinutes(random.nextInt(12 * 60)));
                } else {
                    somethingHappens();
                }
            });
            observe();
        }
        weeks = false;
        faultInjection.end();
        correspondence.staysBroken();
        rest(seed);
    }

    /** How often each status came up in all that was played. */
    Map<Status, Integer> seen() {
        return seen;
    }

    /** What came of Smart Mail in all that was played. */
    Map<String, Integer> smartSeen() {
        return smartSeen;
    }

    private void rest(long seed) {
        parts.faults().end();
        settle(seed % ALL_DAYS_ONCE_IN == 0 ? DAYS_TO_REST : DAYS_OF_CALM);
        var softly = new SoftAssertions();
        atRest.check(softly, history, correspondence, isFaulty(seed));
        modelState.checkLog(softly, history, connections().toList());
        smartPost.check(softly, history, connections().toList());
        softly.assertAll();
    }

    private Stream<Connection> connections() {
        return People.USERS.stream().flatMap(user -> atRest.connection(user).stream());
    }

    private void begin(long seed) {
        random = new Random(seed * 31 + 7);
        history = new History();
        parts.begin(seed);
        correspondence = new Correspondence(parts, history, random);
        smartPost = new SmartPost(parts, smartMails, random, smartSeen);
        limits = new CompanyLimits();
        faultInjection = new FaultInjection(parts.world(), random);
        modelState = new ModelState(parts, seen);
        crowd = 0;
        People.USERS.forEach(
                user -> parts.world().addMailbox(People.upn(user), Optional.empty(), Optional.empty(), List.of()));
        registered("lead-0", Set.of(Correspondence.CORRESPONDENTS.get(0)));
        registered("lead-1", Set.of(Correspondence.CORRESPONDENTS.get(1)));
        // The days of a company do not begin at another hour in the middle of one.
        people.settings(Optional.empty(), Optional.empty());
        if (random.nextBoolean()) {
            limitsChange();
        }
        parts.beginFaults(isFaulty(seed) ? 0.01 : 0);
    }

    /** After each event, as a process that dies does not say whether it was in time. */
    private void observe() {
        parts.faults().paused(() -> {
            connections().forEach(it -> {
                history.observe(it.user().value(), it, parts.now());
                modelState.observe(it, parts.now());
            });
            history.leads().keySet().stream().toList().forEach(history::noLead);
            people.leads(Set.of("lead-0", "lead-1", "lead-2")).forEach(history::lead);
            atRest.checkLimits(limits);
            return true;
        });
    }

    /** Every fourth seed plays without a fault, so that a fault's doing can be told from our own. */
    static boolean isFaulty(long seed) {
        return seed % 4 != 0;
    }

    private void somethingHappens() {
        switch (random.nextInt(31)) {
            case 0, 1, 2, 3, 4 -> poisoned(correspondence.arrives(anyUser()));
            case 5 -> correspondence.isSent(anyUser());
            case 6 -> correspondence.isAnswered(anyUser());
            case 7, 8 -> correspondence.isMoved(anyUser());
            case 9 -> correspondence.isCopied(anyUser());
            case 10 -> correspondence.folderIsChanged(anyUser());
            case 11, 12, 13 -> notificationsGoOut();
            case 14, 15 -> connect(anyUser());
            case 16 ->
                seldom(
                        3,
                        () -> parts.faults()
                                .during(
                                        () -> seldom(4, this::someLeadIsErased),
                                        () -> people.disable(anyUser(), random)));
            case 17 -> seldom(2, this::leadsChange);
            case 18 -> seldom(2, this::limitsChange);
            case 19 -> seldom(4, () -> people.askForAudit(anyUser(), parts));
            case 22, 23 -> smartMail();
            case 24 -> correspondence.isWrittenByAColleague(anyUser());
            case 25 -> newLeads();
            case 26 ->
                seldom(8, () -> {
                    if (random.nextBoolean()) {
                        correspondence.folderBreaks(anyUser());
                    } else {
                        unreadable(anyUser());
                    }
                });
            case 20 -> parts.advance(Duration.ofSeconds(random.nextInt(120)));
            case 21 -> {
                timePasses(Duration.ofMinutes(random.nextInt(random.nextInt(6) == 0 ? 1_500 : 90)));
            }
            default -> work();
        }
    }

    /** While somebody disables, sends the same once more, or a worker is at work. */
    private void smartMail() {
        parts.faults()
                .during(
                        () -> {
                            switch (random.nextInt(3)) {
                                case 0 -> people.disable(anyUser(), random);
                                case 1 -> smartPost.isSentOnceMore();
                                default -> work();
                            }
                        },
                        () -> smartPost.isSent(anyUser(), parts.faults().isOn()));
    }

    private void timePasses(Duration time) {
        parts.advance(time);
        sweep.run(() -> false);
    }

    private void connect(String user) {
        // Most people do not look at their status for days.
        if (weeks && atRest.connection(user).filter(it -> it.needsPerson()).isPresent() && random.nextInt(12) > 0) {
            return;
        }
        people.connect(user, random.nextInt(3), authorizationUrl -> People.upn(user));
    }

    private void poisoned(Item item) {
        seldom(15, () -> parts.poison(item.ids().immutable()));
    }

    private void leadsChange() {
        switch (random.nextInt(4)) {
            case 0, 1 -> registered("lead-2", Set.of(Correspondence.CORRESPONDENTS.get(2 + random.nextInt(2))));
            case 2 -> {
                // Merged: the address moves, in two steps.
                var moving = Correspondence.CORRESPONDENTS.get(1);
                registered("lead-0", Set.of(Correspondence.CORRESPONDENTS.get(0), moving));
                registered("lead-1", Set.of());
            }
            default -> parts.faults().during(() -> people.disable(anyUser(), random), this::someLeadIsErased);
        }
    }

    private void someLeadIsErased() {
        erased("lead-" + random.nextInt(3));
    }

    /** All day, most of them of no mail at all, and now and then somebody registers a colleague. */
    private void newLeads() {
        crowd++;
        var colleague = Set.of(People.upn(anyUser()), "crowd%d@lead.example".formatted(crowd));
        people.register(
                "crowd-" + crowd, random.nextInt(4) == 0 ? colleague : Set.of("crowd%d@lead.example".formatted(crowd)));
    }

    private void unreadable(String user) {
        var item = correspondence.arrives(user);
        history.unreadable(user, item);
        parts.poisonForGood(item.ids().immutable());
    }

    private void registered(String lead, Set<String> addresses) {
        addresses.forEach(history::mayBecomeLead);
        people.register(lead, addresses);
    }

    private void erased(String lead) {
        var doomed = parts.faults().paused(() -> atRest.ofNobodyBut(people.leads(Set.of(lead)), history));
        try {
            people.erase(lead);
        } finally {
            // What is recorded from here on is recorded later, which a clock that stands still would not tell.
            parts.advance(Duration.ofSeconds(1));
            parts.faults().paused(() -> {
                if (people.leads(Set.of(lead)).isEmpty()) {
                    doomed.forEach(mail -> history.erased(mail.user(), mail.messageId()));
                }
                return true;
            });
        }
    }

    private void limitsChange() {
        var seats = random.nextInt(4) == 0 ? Optional.<Integer>empty() : Optional.of(random.nextInt(4));
        var mails = random.nextBoolean() ? Optional.<Integer>empty() : Optional.of(2 + random.nextInt(6));
        people.settings(seats, mails);
    }

    /** Some of those that wait: in any order, some twice, some never. */
    private void notificationsGoOut() {
        var waiting = parts.notifications();
        var some = new ArrayList<>(waiting.subList(0, random.nextInt(waiting.size() + 1)));
        waiting.subList(0, some.size()).clear();
        some.removeIf(lost -> random.nextInt(10) == 0);
        if (!some.isEmpty() && random.nextInt(4) == 0) {
            some.add(some.get(random.nextInt(some.size())));
        }
        Collections.shuffle(some, random);
        if (!some.isEmpty() && !parts.deliver(some)) {
            waiting.addAll(some);
        }
    }

    private void work() {
        parts.faultyQueue().next(random).ifPresent(this::work);
    }

    private void work(SyncJob job) {
        var looks = new int[] {random.nextInt(40)};
        parts.faults().during(() -> people.disable(anyUser(), random), () -> worker.run(job, () -> looks[0]-- <= 0));
        parts.faultyQueue().done(job);
    }

    /**
     * Long enough for every lease, retry and catch-up, then for what the quota deferred and for audits.
     *
     * @param calm so many days in which nothing more was recorded, or 40 in any case
     */
    private void settle(int calm) {
        for (int n = 0; n < 30; n++) {
            parts.advance(Duration.ofMinutes(15));
            doWhatIsDue();
        }
        signInAgainWhoHasTo();
        var still = 0;
        for (int day = 0; day < DAYS_TO_REST && still < calm; day++) {
            var before = parts.recordedMails();
            parts.advance(Duration.ofDays(1));
            doWhatIsDue();
            still = parts.recordedMails() == before && nothingWaits() ? still + 1 : 0;
        }
        observe();
    }

    private boolean nothingWaits() {
        return parts.all(Table.USERS).stream().noneMatch(row -> row.sortKey().startsWith("deferred"));
    }

    /** What passes has passed by itself by now. */
    private void signInAgainWhoHasTo() {
        connections()
                .filter(it -> it.status() == Status.ERROR || it.status() == Status.CONNECTION_ISSUE)
                .forEach(it -> {
                    assertThat(it.needsPerson())
                            .as(it.user().value() + " has to act")
                            .isTrue();
                    connect(it.user().value());
                });
        doWhatIsDue();
    }

    private void doWhatIsDue() {
        sweep.run(() -> false);
        parts.faultyQueue().workOff(random, job -> worker.run(job, () -> false));
        atRest.checkLimits(limits);
    }

    private void seldom(int oneIn, Runnable something) {
        if (random.nextInt(oneIn) == 0) {
            something.run();
        }
    }

    private String anyUser() {
        return People.USERS.stream()
                .skip(random.nextInt(People.USERS.size()))
                .findFirst()
                .orElseThrow();
    }
}
