package dev.mailsync.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import dev.mailsync.connection.Confirmations;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.Disabling;
import dev.mailsync.connection.SignIns;
import dev.mailsync.http.Caller;
import dev.mailsync.http.ProblemException;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.Role;
import dev.mailsync.identity.UserId;
import dev.mailsync.queue.SyncJob;
import dev.mailsync.sandbox.mailbox.Marks;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.sync.Worker;
import dev.mailsync.timeline.Lead;
import dev.mailsync.timeline.LeadDirectory;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Plays random mornings: people, mail, Microsoft and failing machines, all drawn from one seed. */
@Alternative
@Singleton
public class RandomMornings {

    static final CompanyId ACME = new CompanyId("acme");
    static final List<String> USERS = List.of("anna", "bob");
    static final List<String> LEADS = List.of("lee@lead.example", "may@lead.example");

    private static final List<WellKnown> FOLDERS =
            List.of(WellKnown.INBOX, WellKnown.ARCHIVE, WellKnown.DELETEDITEMS, WellKnown.JUNKEMAIL, WellKnown.INBOX);

    private final ChaosParts parts;
    private final SignIns signIns;
    private final Confirmations confirmations;
    private final Disabling disabling;
    private final Worker worker;
    private final Sweep sweep;
    private final ConnectionStore connections;
    private final LeadDirectory directory;
    private Random random = new Random(0);
    private History history = new History();
    private int mails;

    RandomMornings(
            ChaosParts parts,
            SignIns signIns,
            Confirmations confirmations,
            Disabling disabling,
            Worker worker,
            Sweep sweep,
            ConnectionStore connections,
            LeadDirectory directory) {
        this.parts = parts;
        this.signIns = signIns;
        this.confirmations = confirmations;
        this.disabling = disabling;
        this.worker = worker;
        this.sweep = sweep;
        this.connections = connections;
        this.directory = directory;
    }

    /** @return what happened, once faults have ended and everything that was due is done */
    History play(long seed, int events) {
        begin(seed);
        for (int n = 0; n < events; n++) {
            attempted(this::somethingHappens);
            observe();
        }
        parts.trouble().end();
        settle();
        return history;
    }

    private void begin(long seed) {
        random = new Random(seed * 31 + 7);
        history = new History();
        mails = 0;
        parts.begin(seed);
        USERS.forEach(user -> parts.world().addMailbox(upn(user), Optional.empty(), Optional.empty(), List.of()));
        for (int n = 0; n < LEADS.size(); n++) {
            directory.register(ACME, new Lead(new LeadId("lead-" + n), Set.of(LEADS.get(n)), Set.of()));
        }
        parts.trouble(isFaulty(seed) ? 0.01 : 0);
    }

    /** After each event, as a process that dies does not say whether it was in time. */
    private void observe() {
        for (var user : USERS) {
            parts.trouble()
                    .paused(() -> connections.find(caller(user).connection()))
                    .ifPresent(it -> history.observe(user, it, parts.now()));
        }
    }

    /** Every fourth seed plays without a fault, so that a fault's doing can be told from our own. */
    static boolean isFaulty(long seed) {
        return seed % 4 != 0;
    }

    static String upn(String user) {
        return user + "@acme.example";
    }

    private void somethingHappens() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> mailArrives();
            case 5 -> mailIsSent();
            case 6, 7 -> mailIsMoved();
            case 8 -> mailIsCopied();
            case 9, 10, 11 -> notificationsGoOut();
            case 12 -> connect(anyUser());
            case 13 -> {
                if (random.nextInt(3) == 0) {
                    disable(anyUser());
                }
            }
            case 14 -> parts.advance(Duration.ofSeconds(random.nextInt(120)));
            case 15 -> {
                parts.advance(Duration.ofMinutes(random.nextInt(90)));
                sweep.run(() -> false);
            }
            default -> work();
        }
    }

    private void mailArrives() {
        var from = random.nextInt(3) == 0 ? "stranger@else.example" : LEADS.get(random.nextInt(LEADS.size()));
        var user = anyUser();
        deliver(user, from, upn(user), FOLDERS.get(random.nextInt(FOLDERS.size())));
    }

    private void mailIsSent() {
        var user = anyUser();
        deliver(user, upn(user), LEADS.get(random.nextInt(LEADS.size())), WellKnown.SENTITEMS);
    }

    private void deliver(String user, String from, String to, WellKnown folder) {
        var mime = "Message-ID: <%d@chaos>\r\nFrom: %s\r\nTo: %s\r\nSubject: Mail %d\r\n\r\nBody\r\n"
                .formatted(mails, from, to, mails++);
        var mailbox = parts.world().mailbox(upn(user)).orElseThrow();
        var item = mailbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), mailbox.folder(folder), Marks.UNREAD);
        history.arrived(user, item);
        if (random.nextInt(15) == 0) {
            parts.poison(item.ids().immutable());
        }
    }

    private void mailIsMoved() {
        var mailbox = parts.world().mailbox(upn(anyUser())).orElseThrow();
        var items = mailbox.items();
        if (!items.isEmpty()) {
            var target = mailbox.folder(FOLDERS.get(random.nextInt(FOLDERS.size())));
            var item = items.get(random.nextInt(items.size()));
            if (!item.folderId().equals(target.id())) {
                mailbox.move(item.ids().immutable(), target);
            }
        }
    }

    private void mailIsCopied() {
        var user = anyUser();
        var mailbox = parts.world().mailbox(upn(user)).orElseThrow();
        var items = mailbox.items();
        if (!items.isEmpty()) {
            var item = items.get(random.nextInt(items.size()));
            history.arrived(user, mailbox.copy(item.ids().immutable(), mailbox.folder(WellKnown.ARCHIVE)));
        }
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

    private void connect(String user) {
        try {
            var caller = caller(user);
            var started = signIns.start(caller, "http://localhost/settings", random.nextInt(3), false);
            var state = started.authorizationUrl().getQuery().replace("state=", "");
            var returned = signIns.returned(state, upn(user), null).getQuery();
            confirmations.confirm(caller, returned.replaceFirst("^.*mail_sync_ticket=", ""));
        } catch (ProblemException refused) {
            // A removal may be running, or the machine failed on the way: the user tries again some other time.
        }
    }

    private void disable(String user) {
        var history = random.nextBoolean() ? Disabling.History.KEEP : Disabling.History.REMOVE;
        try {
            disabling.disable(ACME, new UserId(user), history);
        } catch (ProblemException refused) {
            // As for signing in.
        }
    }

    private void work() {
        parts.troubledQueue().next(random).ifPresent(this::work);
    }

    private void work(SyncJob job) {
        var looks = new int[] {random.nextInt(40)};
        parts.trouble().during(() -> disable(anyUser()), () -> worker.run(job, () -> looks[0]-- <= 0));
        parts.troubledQueue().done(job);
    }

    /** A machine that dies or fails takes nothing with it but what it was doing. */
    private static void attempted(Runnable something) {
        try {
            something.run();
        } catch (Crash died) {
            // Another machine goes on.
        } catch (RuntimeException failed) {
            if (!isOurs(failed)) {
                throw failed;
            }
        }
    }

    private static boolean isOurs(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Crash
                    || (cause instanceof IllegalStateException
                            && String.valueOf(cause.getMessage()).contains("DynamoDB"))
                    || (cause instanceof IllegalStateException
                            && String.valueOf(cause.getMessage()).contains("SQS"))) {
                return true;
            }
        }
        return false;
    }

    /** Long enough for every lease, retry and catch-up. */
    private void settle() {
        for (int n = 0; n < 30; n++) {
            parts.advance(Duration.ofMinutes(15));
            sweep.run(() -> false);
            for (var job = parts.troubledQueue().next(random); job.isPresent(); ) {
                worker.run(job.get(), () -> false);
                parts.troubledQueue().done(job.get());
                job = parts.troubledQueue().next(random);
            }
        }
        observe();
    }

    private String anyUser() {
        return USERS.get(random.nextInt(USERS.size()));
    }

    static Caller caller(String user) {
        return new Caller(ACME, new UserId(user), Set.of(Role.SALESPERSON));
    }
}
