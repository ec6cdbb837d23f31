package dev.mailsync.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.mailsync.error.OutageDetector;
import dev.mailsync.event.EventLog;
import dev.mailsync.platform.dynamo.MeteredDynamo.Units;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import dev.mailsync.sweep.Sweep;
import dev.mailsync.worker.JobWorker;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A day of one mailbox that is connected, minute by minute, on parts in memory which count what they are asked for. */
public class MailboxDay {

    private static final String ANNA = People.upn("anna");
    private static final int MINUTES = 24 * 60;
    private static final int MINUTES_FOR_A_LEAD = 5;

    /** 4 KB with the emails that it answers. */
    private static final String LETTER = letter().substring(0, 4_096);

    /** @param fromLeads of the received ones, every so many */
    public record Mail(int sent, int received, int fromLeads) {}

    /** @param ofMail the part of the units that concerns the table of recorded email */
    public record Counted(
            double writeUnits,
            double readUnits,
            Units ofMail,
            int jobs,
            int webhookCalls,
            int graphRequests,
            Stored stored) {}

    private final ChaosParts parts;
    private final People people;
    private final JobWorker worker;
    private final Sweep sweep;
    private final EventLog events;
    private final OutageDetector outages;
    private int mails;

    MailboxDay(
            ChaosParts parts, People people, JobWorker worker, Sweep sweep, EventLog events, OutageDetector outages) {
        this.parts = parts;
        this.people = people;
        this.worker = worker;
        this.sweep = sweep;
        this.events = events;
        this.outages = outages;
    }

    /** A day without any mailbox: what the sweep costs. */
    public Counted empty() {
        parts.begin(1);
        return day(new Mail(0, 0, 1));
    }

    /** The second day after connecting; the sweep's own reads are in it. */
    public Counted connected(Mail mail) {
        parts.begin(1);
        parts.world().addMailbox(ANNA, Optional.empty(), Optional.empty(), List.of());
        people.register("lead-0", Set.of("lee@lead.example"));
        people.connect("anna", 0, url -> ANNA);
        workOff();
        parts.notifications().clear();
        day(new Mail(0, 0, 1));
        return day(mail);
    }

    /**
     * One lead more whom nobody has written to, registered in a company of so many mailboxes with so many messages each, until
     * all of them have been searched.
     */
    public Counted lead(int mailboxes, int messages) {
        parts.begin(1);
        for (var user = 0; user < mailboxes; user++) {
            var upn = People.upn("user" + user);
            parts.world().addMailbox(upn, Optional.empty(), Optional.empty(), List.of());
            people.connect("user" + user, 0, url -> upn);
        }
        workOff();
        for (var n = 0; n < messages; n++) {
            for (var user = 0; user < mailboxes; user++) {
                put("stranger@else.example", People.upn("user" + user), WellKnown.INBOX);
            }
        }
        parts.notifications().clear();
        // Long enough for what came in to be read, and for the index to know it.
        minutes(65);
        var before = Stored.snapshot(parts);
        parts.count();
        minutes(MINUTES_FOR_A_LEAD);
        var idle = parts.counts();
        parts.count();
        people.register("lead-1", Set.of("nobody@nowhere.example"));
        minutes(MINUTES_FOR_A_LEAD);
        var all = parts.counts();
        return new Counted(
                all.tables().writeUnits() - idle.tables().writeUnits(),
                all.tables().readUnits() - idle.tables().readUnits(),
                all.tables().minus(idle.tables()).ofMail(),
                all.messages() - idle.messages(),
                0,
                all.graphRequests() - idle.graphRequests(),
                Stored.since(before, parts));
    }

    private void minutes(int many) {
        for (var minute = 0; minute < many; minute++) {
            sweep.run(() -> false);
            workOff();
            parts.advance(Duration.ofMinutes(1));
        }
    }

    /** One look at the feed of events of a company where nothing has happened since the last. */
    public double readUnitsOfAPoll() {
        connected(new Mail(10, 0, 1));
        var read = events.after(People.ACME, events.beginning(), 100);
        parts.count();
        events.after(People.ACME, read.position(), 100);
        return parts.counts().tables().readUnits();
    }

    private Counted day(Mail mail) {
        var before = Stored.snapshot(parts);
        parts.count();
        int calls = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute % 60 == 0) {
                parts.uncounted(this::othersSucceed);
            }
            arrive(mail, minute);
            calls += deliver();
            sweep.run(() -> false);
            workOff();
            parts.advance(Duration.ofMinutes(1));
        }
        var counts = parts.counts();
        return new Counted(
                counts.tables().writeUnits(),
                counts.tables().readUnits(),
                counts.tables().ofMail(),
                counts.messages(),
                calls,
                counts.graphRequests(),
                Stored.since(before, parts));
    }

    /**
     * In each hour, the first tenants are the sample by which an outage is recognized. Here, others were first, and what
     * the sample costs is not this mailbox's.
     */
    private void othersSucceed() {
        for (int tenant = 0; tenant <= OutageDetector.SAMPLE; tenant++) {
            outages.noteSuccess("tenant-" + tenant);
        }
        parts.dynamo()
                .deleteAll(
                        Table.ERRORS,
                        parts.all(Table.ERRORS).stream()
                                .filter(row -> row.partitionKey().startsWith(OutageDetector.PREFIX))
                                .toList());
    }

    /** Spread over nine hours. */
    private void arrive(Mail mail, int minute) {
        int inTheOffice = minute - 8 * 60;
        if (inTheOffice < 0 || inTheOffice >= 9 * 60) {
            return;
        }
        for (int n = due(mail.sent(), inTheOffice); n > 0; n--) {
            put(ANNA, "lee@lead.example", ANNA, WellKnown.SENTITEMS);
        }
        for (int n = due(mail.received(), inTheOffice); n > 0; n--) {
            var from = mails % mail.fromLeads() == 0 ? "lee@lead.example" : "stranger@else.example";
            put(from, ANNA, ANNA, WellKnown.INBOX);
        }
    }

    private static int due(int perDay, int minute) {
        return perDay * (minute + 1) / (9 * 60) - perDay * minute / (9 * 60);
    }

    private void put(String from, String upn, WellKnown folder) {
        put(from, upn, upn, folder);
    }

    private void put(String from, String to, String upn, WellKnown folder) {
        var mime = "Message-ID: <%d@x>\r\nFrom: %s\r\nTo: %s\r\nSubject: About our offer of last week\r\n\r\n%s\r\n"
                .formatted(mails++, from, to, LETTER);
        var mailbox = parts.world().mailbox(upn).orElseThrow();
        mailbox.deliver(MimeReader.read(mime.getBytes(UTF_8)), mailbox.folder(folder), Marks.UNREAD);
    }

    private static String letter() {
        try (var letter = MailboxDay.class.getResourceAsStream("/letter.txt")) {
            return new String(letter.readAllBytes(), UTF_8).replace("\n", "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each in a POST of its own, as Graph mostly does. */
    private int deliver() {
        var all = List.copyOf(parts.notifications());
        parts.notifications().clear();
        all.forEach(one -> parts.deliver(List.of(one)));
        return all.size();
    }

    private void workOff() {
        parts.faultyQueue().workOff(new Random(1), job -> worker.run(job, () -> false));
    }
}
