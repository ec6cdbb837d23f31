package dev.mailsync.chaos;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.connection.ConnectedMailbox;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.mail.store.MailItems;
import dev.mailsync.mail.store.StoredSummary;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.platform.queue.SyncTrigger;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.settings.Disabling;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A company with a lead, played by hand on the product in memory: nothing happens that the test did not say. */
public final class SmallCompany {

    public static final String LEE = "lee@lead.example";

    private static final Duration STEP = Duration.ofMinutes(1);

    private final InMemoryProduct product;
    private final ChaosParts parts;
    private final People people;
    private final Random random = new Random(1);
    private boolean counted;
    private int mails;

    public SmallCompany() {
        this(new InMemoryProduct());
    }

    public SmallCompany(InMemoryProduct product) {
        this.product = product;
        parts = product.parts();
        people = product.get(People.class);
        parts.begin(1);
        people.register("lead-1", Set.of(LEE));
    }

    /** Any class of the product. */
    public <T> T get(Class<T> type) {
        return product.get(type);
    }

    /** @param address where Microsoft reaches the product from now on; empty if nowhere */
    public SmallCompany notifiedAt(Optional<URI> address) {
        product.endpoints().notified(address);
        return this;
    }

    /** With a mailbox that is connected, and synced for the first time. */
    public SmallCompany with(String user) {
        signsIn(user);
        work();
        return this;
    }

    /** @param aliases further addresses of the mailbox */
    public SmallCompany with(String user, String... aliases) {
        world().addMailbox(upn(user), Optional.empty(), Optional.empty(), List.of(aliases));
        return with(user);
    }

    /** Makes the user's mailbox if there is none. */
    public void signsIn(String user) {
        if (world().mailbox(upn(user)).isEmpty()) {
            world().addMailbox(upn(user), Optional.empty(), Optional.empty(), List.of());
        }
        people.connect(user, 0, url -> upn(user));
    }

    public void disables(String user, Disabling.History history) {
        get(Disabling.class).disable(People.ACME, new UserId(user), history);
    }

    /** All that the mailbox received since its horizon is to be looked through. */
    public void wants(String user, ScanKind kind) {
        changes(user, mailbox -> mailbox.requestScan(kind, mailbox.horizon(), now()));
    }

    /** To have everything tried now, and it is. */
    public void asks(String user) {
        changes(user, mailbox -> mailbox.attemptEverythingNow(now()));
        get(SyncTrigger.class).wake(connection(user).id());
        workOff();
    }

    private void changes(String user, UnaryOperator<ConnectedMailbox> change) {
        var connection = connection(user);
        get(ConnectionStore.class).change(connection.id(), connection.generation(), it -> it.withMailbox(change));
    }

    public void limits(Optional<Integer> mailboxes, Optional<Integer> mailsADay) {
        people.settings(mailboxes, mailsADay);
    }

    public void ownDomains(String... domains) {
        people.domains(Set.of(domains));
    }

    public void lead(String lead, String... addresses) {
        people.register(lead, Set.of(addresses));
    }

    /** Into the user's Inbox. */
    public Delivered receives(String user, String from, String subject) {
        return delivers(user, WellKnown.INBOX, "", from, upn(user), subject);
    }

    /** @param headers further ones, each with its line end */
    public Delivered delivers(String user, WellKnown folder, String headers, String from, String to, String subject) {
        var mime = "%sMessage-ID: <%d@small>\r\nFrom: %s\r\nTo: %s\r\nSubject: %s\r\n\r\nBody\r\n"
                .formatted(headers, mails++, from, to, subject);
        var mailbox = mailbox(user);
        var item = mailbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), mailbox.folder(folder), Marks.UNREAD);
        return new Delivered(item.ids().immutable(), item.mail().messageId().orElseThrow());
    }

    /** @param immutableId Graph's */
    public record Delivered(String immutableId, String messageId) {}

    public void breaks(Fault fault) {
        world().faults().add(fault, Optional.empty(), Optional.empty());
    }

    public void isWellAgain() {
        world().faults().clear();
    }

    /** Graph cannot render the mail from now on. */
    public void poison(Delivered mail) {
        parts.beginFaults(Double.MIN_VALUE);
        parts.poison(mail.immutableId());
    }

    public void isReadable() {
        parts.faults().end();
    }

    /** Delivers what Graph has to tell, and does all that is queued. */
    public void work() {
        var waiting = List.copyOf(parts.notifications());
        if (!waiting.isEmpty() && parts.deliver(waiting)) {
            parts.notifications().clear();
        }
        workOff();
    }

    /** Nobody is told of what happened up to now. */
    public void loseNotifications() {
        parts.notifications().clear();
    }

    /** Does all that is queued. */
    public void workOff() {
        parts.faultyQueue().workOff(random, job -> get(JobWorker.class).run(job, () -> false));
    }

    /**
     * A sweep, and all work that follows in a process that dies at the remote call of that number.
     *
     * @return whether there were so many calls
     */
    public boolean workAndDieAt(int call) {
        get(Sweep.class).run(() -> false);
        parts.faults().crashAt(call);
        try {
            workOff();
            return false;
        } catch (Crash died) {
            // Another process goes on.
            return true;
        } finally {
            parts.faults().crashAt(0);
        }
    }

    /** What Graph has to tell is worked on, and somebody else does something just before the remote call of that number. */
    public void workWhile(int call, Runnable others) {
        parts.deliver(List.copyOf(parts.notifications()));
        parts.notifications().clear();
        parts.faults().interfereAt(call, others);
        workOff();
        parts.faults().interfereAt(0, () -> {});
    }

    /** Minute by minute, with a sweep in each. */
    public void pass(Duration time) {
        pass(time, STEP);
    }

    /** With a sweep in each step, as far as it would find anything or its reads are counted. */
    public void pass(Duration time, Duration step) {
        for (var until = now().plus(time); now().isBefore(until); ) {
            parts.advance(step);
            if (counted || parts.isAnythingDue()) {
                get(Sweep.class).run(() -> false);
            }
            work();
        }
    }

    public void advance(Duration time) {
        parts.advance(time);
    }

    public Instant now() {
        return parts.now();
    }

    public Connection connection(String user) {
        return get(ConnectionStore.class).find(People.caller(user).connection()).orElseThrow();
    }

    /** Subjects of all recorded mail, one for each mailbox that holds it, without what was erased. */
    public List<String> recorded() {
        return parts.all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.sortKey().startsWith("mail#") && MailItems.isRecorded(item))
                .map(item -> StoredSummary.of(item).subject())
                .sorted()
                .toList();
    }

    /** On whose timelines the mail with this subject stands. */
    public Set<String> contactsOf(String subject) {
        return ofMail(subject, "contacts");
    }

    public String directionOf(String subject) {
        return mail(subject)
                .map(item -> StoredSummary.of(item).direction().name())
                .collect(Collectors.joining());
    }

    /** Who of them is on it by Bcc alone. */
    public Set<String> blindContactsOf(String subject) {
        return ofMail(subject, "blind");
    }

    private Set<String> ofMail(String subject, String addresses) {
        return mail(subject)
                .flatMap(item -> item.strings(addresses).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The subjects of recorded mail that is marked as not arrived. */
    public List<String> bounced() {
        return bouncedRows()
                .filter(item -> item.sortKey().startsWith("mail#"))
                .map(item -> StoredSummary.of(item).subject())
                .toList();
    }

    public long rowsThatBounced() {
        return bouncedRows().count();
    }

    private Stream<Item> bouncedRows() {
        return parts.all(Table.SYNCED_MAIL).stream()
                .filter(StoredSummary::isIn)
                .filter(item -> StoredSummary.of(item).bouncedAt() != null);
    }

    private Stream<Item> mail(String subject) {
        return parts.all(Table.SYNCED_MAIL).stream()
                .filter(item -> item.sortKey().startsWith("mail#"))
                .filter(item -> StoredSummary.of(item).subject().equals(subject));
    }

    public List<Item> all(Table table) {
        return parts.all(table);
    }

    /** Requests to Microsoft since the sandbox was asked to forget them. */
    public int requests() {
        return world().requests().entries().size();
    }

    public void forgetRequests() {
        world().requests().clear();
    }

    /** Counts read units of the tables and messages of the queue anew. */
    public void countReads() {
        counted = true;
        parts.count();
    }

    public double readUnits() {
        return parts.counts().tables().readUnits();
    }

    /** Of the queue, since reads are counted. */
    public int messages() {
        return parts.counts().messages();
    }

    /** Writes to the tables since they are counted. */
    public int writes() {
        return parts.counts().writes();
    }

    public World world() {
        return parts.world();
    }

    public Mailbox mailbox(String user) {
        return world().mailbox(upn(user)).orElseThrow();
    }

    public static String upn(String user) {
        return People.upn(user);
    }
}
