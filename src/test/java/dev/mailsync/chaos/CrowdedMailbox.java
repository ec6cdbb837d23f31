package dev.mailsync.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.mail.store.StoredSummary;
import dev.mailsync.platform.dynamo.ItemSizes;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A mailbox with any number of folders, worked on by jobs that are killed when they take too long. */
public final class CrowdedMailbox {

    private static final String ANNA = People.upn("anna");

    /** Below each folder, so that there are branches and depths. */
    private static final int CHILDREN = 100;

    private final InMemoryProduct product;
    private final ChaosParts parts;
    private final List<Folder> folders = new ArrayList<>();
    private WorkingTime time;
    private int mails;
    private int killed;

    /** @param count of folders beside the well-known ones */
    public CrowdedMailbox(int count) {
        product = new InMemoryProduct(
                tables -> time = new WorkingTime(tables, () -> parts().counts().graphRequests()));
        parts = product.parts();
        parts.begin(1);
        parts.count();
        parts.world().addMailbox(ANNA, Optional.empty(), Optional.empty(), List.of());
        product.get(People.class).register("lead-0", Set.of("lee@lead.example"));
        while (folders.size() < count) {
            grow();
        }
    }

    private ChaosParts parts() {
        return parts;
    }

    private void grow() {
        var n = folders.size();
        var parent = n % CHILDREN == 0 ? mailbox().folder(WellKnown.MSGFOLDERROOT) : folders.get(n - n % CHILDREN);
        folders.add(mailbox().childNamed("Folder " + n, parent));
    }

    public void signsIn() {
        product.get(People.class).connect("anna", 0, url -> ANNA);
    }

    public void receives(Folder folder, String subject) {
        var mime = "Message-ID: <%d@crowd>\r\nFrom: lee@lead.example\r\nTo: %s\r\nSubject: %s\r\n\r\nBody\r\n"
                .formatted(mails++, ANNA, subject);
        mailbox().deliver(MimeReader.read(mime.getBytes(UTF_8)), folder, Marks.UNREAD);
    }

    /** At most so many jobs; what Microsoft has to tell is delivered before each. */
    public int work(int most) {
        int jobs = 0;
        for (var job = next(); job.isPresent() && jobs < most; job = next(), jobs++) {
            time.begin();
            try {
                product.get(JobWorker.class).run(job.get(), time::isUp);
            } catch (Crash died) {
                killed++;
            }
            parts.faultyQueue().done(job.get());
        }
        return jobs;
    }

    /** The same, by jobs that have time for so many requests, those before the first page of folders included. */
    public void workOnRequests(int requests, int most) {
        time.allow(requests);
        work(most);
        time.allow(Integer.MAX_VALUE);
    }

    private Optional<SyncJob> next() {
        var told = List.copyOf(parts.notifications());
        parts.notifications().clear();
        if (!told.isEmpty()) {
            parts.deliver(told);
        }
        return parts.faultyQueue().next(new Random(1));
    }

    /** Minute by minute, with a sweep in each. */
    public void pass(Duration span) {
        for (var until = parts.now().plus(span); parts.now().isBefore(until); ) {
            parts.advance(Duration.ofMinutes(1));
            time.begin();
            product.get(Sweep.class).run(() -> false);
            work(Integer.MAX_VALUE);
        }
    }

    /** What a span of time takes, and what the sweeps read in it without any mailbox is not in it. */
    public Spent spent(Duration span) {
        var sweeps = new InMemoryProduct();
        sweeps.parts().begin(1);
        sweeps.parts().count();
        for (int minute = 0; minute < span.toMinutes(); minute++) {
            sweeps.parts().advance(Duration.ofMinutes(1));
            sweeps.get(Sweep.class).run(() -> false);
        }
        parts.count();
        time.begin();
        pass(span);
        var counts = parts.counts();
        return new Spent(
                counts.graphRequests(),
                counts.tables().readUnits() - sweeps.parts().counts().tables().readUnits(),
                counts.tables().writeUnits());
    }

    public record Spent(int requests, double readUnits, double writeUnits) {}

    /** The next link into the folder tree leads nowhere. */
    public void losesItsLink() {
        var body = new Fault.Body("application/json", "{\"error\":{\"code\":\"SyncStateNotFound\",\"message\":\"\"}}");
        var lost = new Fault(
                Fault.Kind.STATUS,
                Match.path("/mailFolders/delta"),
                Optional.of(410),
                Optional.empty(),
                Optional.of(body),
                Duration.ZERO);
        parts.world().faults().add(lost, Optional.of(1), Optional.empty());
    }

    /** No notification comes from now on. */
    public void silence() {
        parts.world().subscriptions().silence(mailbox().account(), Optional.empty());
    }

    public int killed() {
        return killed;
    }

    /** Any class of the product. */
    public <T> T get(Class<T> type) {
        return product.get(type);
    }

    public Caller user() {
        return People.caller("anna");
    }

    public Folder folder(int n) {
        return mailbox().folder(folders.get(n).id()).orElseThrow();
    }

    public Folder inbox() {
        return mailbox().folder(WellKnown.INBOX);
    }

    public void deletesForGood(Folder folder) {
        mailbox().deleteFolder(folder);
        mailbox().deleteFolder(mailbox().folder(folder.id()).orElseThrow());
    }

    /** Whether anything is kept of the folder. */
    public boolean isKept(Folder folder) {
        return parts.all(Table.USERS).stream().anyMatch(item -> item.sortKey().endsWith(folder.id()));
    }

    public void moves(Folder folder, WellKnown target) {
        mailbox().moveFolder(folder, mailbox().folder(target));
    }

    private Mailbox mailbox() {
        return parts.world().mailbox(ANNA).orElseThrow();
    }

    public Connection connection() {
        return product.get(ConnectionStore.class)
                .find(People.caller("anna").connection())
                .orElseThrow();
    }

    public List<String> recorded() {
        return parts.all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.sortKey().startsWith("mail#"))
                .map(item -> StoredSummary.of(item).subject())
                .sorted()
                .toList();
    }

    /** Bytes of the largest item of the table that holds the folders. */
    public int largestItem() {
        return parts.all(Table.USERS).stream()
                .mapToInt(item -> ItemSizes.of(item.attributes()))
                .max()
                .orElseThrow();
    }

    Instant now() {
        return parts.now();
    }

    int requests() {
        return parts.counts().graphRequests();
    }

    /** Nobody is told of what happened up to now. */
    void loseNotifications() {
        parts.notifications().clear();
    }

    void speak() {
        parts.world().subscriptions().endSilence(mailbox().account());
    }

    /** Announced, and gone before anybody looks. */
    void receivesAndLoses(String subject) {
        receives(inbox(), subject);
        var mailbox = mailbox();
        var id = mailbox.items().stream()
                .filter(item -> item.mail().subject().equals(subject))
                .findFirst()
                .orElseThrow()
                .ids()
                .immutable();
        // To Deleted Items, from there to what can be recovered, and away.
        for (int times = 0; times < 3; times++) {
            mailbox.delete(id);
        }
    }

    /** Of a round over all folders. */
    boolean hasUnfinishedRound() {
        return parts.all(Table.USERS).stream().anyMatch(item -> item.sortKey().startsWith("folderRound#"));
    }

    /** By Microsoft, whatever is asked. */
    void isDenied(boolean denied) {
        if (denied) {
            parts.world().faults().add(Fault.status(403, Match.path("/")), Optional.empty(), Optional.empty());
        } else {
            parts.world().faults().clear();
        }
    }

    /** Everything is to be read, as after Microsoft reported that it missed notifications. */
    void hasMissed() {
        var connection = connection();
        product.get(ConnectionStore.class)
                .change(
                        connection.id(),
                        connection.generation(),
                        it -> it.withMailbox(mailbox -> mailbox.dirty(parts.now(), parts.now())));
    }

    /** A sweep, and so many jobs that have time for so many requests each. */
    void minute(int jobs, int requests) {
        parts.advance(Duration.ofMinutes(1));
        time.begin();
        product.get(Sweep.class).run(() -> false);
        workOnRequests(requests, jobs);
    }
}
