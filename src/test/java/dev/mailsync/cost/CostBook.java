package dev.mailsync.cost;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.mailsync.chaos.MailboxDay.Counted;
import dev.mailsync.chaos.MailboxDay.Mail;
import dev.mailsync.chaos.Stored;

/** Renders {@code docs/cost.md}. */
record CostBook(
        MonthlyUsage months, Mail workingDay, Mail dayOff, Leads leads, Assumptions assumed, PriceTable prices) {

    /**
     * A lead registered.
     *
     * @param inACompany of as many mailboxes as are assumed; {@code amongMany}: in one mailbox of so many messages
     */
    record Leads(Counted inACompany, Counted amongMany, int messages) {}

    private static final double NEARLY_ALL = 0.95;

    /** Invocations of one job each that are busier than this let jobs wait. */
    private static final double BUSY = 0.8;

    private static final String STEPS = """
            ## What was done about it

            | Step | A mailbox at 1,000,000 before | after |
            |---|---|---|
            | Count what expires for as long as it lives, not for 24 months | 0.1347 | 0.1310 |
            | Count numbers in items as DynamoDB does | 0.1310 | 0.1308 |
            | Keep recorded email in the infrequent-access class | 0.1308 | 0.1190 |
            | Count that busy mailboxes share invocations, as they do | 0.1190 | 0.0988 |
            | Seal with one data key for a day, and count that it is remembered | 0.0988 | 0.0916 |
            | Count a letter in English instead of random words | 0.0916 | 0.0909 |
            | Deflate summaries and bodies with a dictionary | 0.0909 | 0.0818 |
            | Count log lines as the smoke test has them, and write none that Lambda writes itself | 0.0818 | 0.0803 |
            | Run on arm64 | 0.0803 | 0.0773 |
            | Write a connection once less after a catch-up | 0.0773 | 0.0764 |
            | Count the work on old email of all companies, too, and give a round over a company its own row | 0.0764 | 0.0769 |
            | Count the sample of tenants by which an outage is recognized once, not for each mailbox | 0.0769 | 0.0764 |
            | Save the place in a folder without a transaction | 0.0764 | 0.0747 |
            | Count a caller's calls only once they are more than a few in a minute | 0.0747 | 0.0731 |
            | Let all environments seal under the same data key | 0.0731 | 0.0713 |

            """;

    String written(List<Integer> sizes) {
        return introduction()
                + counted()
                + batches(sizes)
                + bills(sizes)
                + drivers(sizes.getLast())
                + STEPS
                + assumptions(sizes.getLast());
    }

    private String introduction() {
        return """
                # What a mailbox costs

                A test calculates this page from the product's calls on a simulated day, minute by minute, and the prices in
                `src/test/resources/prices.json`: %s,
                as noted on %s. Check current prices before you rely on it. To update this page, run
                `./mvnw test -Dtest=CostBookTest -DwriteCost`. Microsoft doesn't charge for email in Graph.

                """.formatted(prices.region(), prices.notedOn());
    }

    private String counted() {
        return """
                ## What is counted

                | A day of one mailbox | DynamoDB write units | read units | jobs | notifications | requests to Graph | bytes kept |
                |---|---|---|---|---|---|---|
                %s%s
                On a working day, the user sends %d emails and receives %d, every %s of them from a lead, each of 4 KB. On a day off,
                the user receives %d. A month has %d working days and %d days off. A day also includes 24 catch-ups, token renewals
                and an audit. Without any mailbox, a day of sweeps reads %s units.

                | A working day leaves behind in the table | bytes that stay | bytes that expire, times the days they live |
                |---|---|---|
                %s
                | A lead registered, without any email yet | DynamoDB write units | read units | jobs | requests to Graph |
                |---|---|---|---|---|
                %s%s
                The month includes %d of them per working day in a company of %.0f mailboxes.

                """.formatted(
                row("working day", months.working()),
                row("day off", months.off()),
                workingDay.sent(),
                workingDay.received(),
                workingDay.fromLeads() + "th",
                dayOff.received(),
                months.daysOfWork(),
                months.daysOff(),
                number(months.empty().readUnits()),
                leftBehind(months.working().stored()),
                lead("in one mailbox of %,d messages".formatted(leads.messages()), leads.amongMany()),
                lead("in a company of %.0f mailboxes".formatted(assumed.mailboxesPerCompany()), leads.inACompany()),
                MonthlyUsage.LEADS_PER_WORKING_DAY,
                assumed.mailboxesPerCompany());
    }

    private static String leftBehind(Stored stored) {
        var tables = new TreeSet<>(stored.kept().keySet());
        tables.addAll(stored.expiring().keySet());
        return tables.stream()
                .map(table -> "| `%s` | %,d | %,.0f |%n"
                        .formatted(
                                table,
                                stored.kept().getOrDefault(table, 0L),
                                stored.expiring().getOrDefault(table, 0.0)))
                .collect(Collectors.joining());
    }

    private static String lead(String where, Counted lead) {
        return "| %s | %s | %s | %d | %d |%n"
                .formatted(
                        where, number(lead.writeUnits()), number(lead.readUnits()), lead.jobs(), lead.graphRequests());
    }

    private String row(String name, Counted day) {
        return "| %s | %s | %s | %d | %d | %d | %d |%n"
                .formatted(
                        name,
                        number(day.writeUnits()),
                        number(day.readUnits() - months.empty().readUnits()),
                        day.jobs(),
                        day.webhookCalls(),
                        day.graphRequests(),
                        day.stored().keptBytes());
    }

    private String batches(List<Integer> sizes) {
        var many = sizes.getLast();
        var rate = months.work(many, assumed).office().jobsPerSecond();
        int alone = (int) Math.ceil(rate * assumed.work().toMillis() / 1_000 / BUSY);
        var rows = sizes.stream()
                .map(size -> batch(
                        size,
                        Work.concurrency(size),
                        Work.BATCH_SIZE,
                        months.work(size, assumed).office()))
                .collect(Collectors.joining());
        var one = new Work.Rate(rate, new Batches(alone, 1).at(rate, assumed.work()));
        return """
                ## Batches

                Lambda gives the worker up to ten jobs at a time, and it works on all of them at once. This is the queue in office
                hours, played job by job: each invocation takes what waits, and takes as long as its longest job.

                | Mailboxes | `BatchSize` | `SyncConcurrency` | jobs a second | jobs in each | paid per job | 95 %% wait less than |
                |---|---|---|---|---|---|---|
                %s%s
                So set `SyncConcurrency` to one for each 2,500 mailboxes. With more, each invocation runs for a single job, which costs
                up to four times as much and saves fractions of a second.

                """.formatted(rows, batch(many, alone, 1, one));
    }

    private static String batch(int mailboxes, int concurrency, int size, Work.Rate rate) {
        var batches = rate.batches();
        return String.format(
                Locale.ROOT,
                "| %,d | %d | %,d | %,.2f | %.1f | %d ms | %d ms |%n",
                mailboxes,
                size,
                concurrency,
                rate.jobsPerSecond(),
                batches.jobsPerInvocation(),
                batches.paidPerJob().toMillis(),
                batches.waited(NEARLY_ALL).toMillis());
    }

    private String bills(List<Integer> sizes) {
        var all = sizes.stream()
                .map(size -> Bill.of(months, size, assumed, prices))
                .toList();
        var table = new StringBuilder("## Cost in US dollars per month\n\n| |");
        sizes.forEach(size -> table.append(" %,d mailboxes |".formatted(size)));
        table.append("\n|---|").append("---|".repeat(sizes.size())).append('\n');
        for (var line : all.getFirst().lines().keySet()) {
            table.append("| ").append(line).append(" |");
            all.forEach(
                    bill -> table.append(" %s |".formatted(money(bill.lines().get(line)))));
            table.append('\n');
        }
        table.append("| **all** |");
        all.forEach(bill -> table.append(" **%s** |".formatted(money(bill.total()))));
        table.append("\n| **per mailbox** |");
        for (int i = 0; i < sizes.size(); i++) {
            table.append(" **%s** |".formatted(cents(all.get(i).total() / sizes.get(i))));
        }
        return table.append("\n\n").toString();
    }

    private String drivers(int size) {
        var bill = Bill.of(months, size, assumed, prices);
        return "The largest parts at %,d mailboxes:%n%s.%n%n"
                .formatted(
                        size,
                        bill.lines().entrySet().stream()
                                .sorted((one, other) -> Double.compare(other.getValue(), one.getValue()))
                                .limit(4)
                                .map(it -> "%s (%.0f %%)".formatted(it.getKey(), 100 * it.getValue() / bill.total()))
                                .collect(Collectors.joining(", ")));
    }

    private String assumptions(int size) {
        return """
                ## Assumptions

                - A job alone takes %d ms with 1 GB, mostly waiting for Microsoft. A notification takes %.0f ms with 0.5 GB (natively;
                  the JVM uses twice that), a call from the CRM %.0f ms with 1 GB, a sweep %.0f ms with 0.5 GB. These figures are
                  not from AWS, while the price is that of arm64: replace them with your own bill.
                - Recorded email is kept for %.0f months, and the bill is for the last of them. Events, errors and other
                  rows that expire are stored as long as they live. Bytes don't include indexes.
                - The CRM polls its company's events once a minute, for %.0f mailboxes together, which reads %s units. A user opens
                  pages %d times per working day.
                - Each job is sent to the queue, and received and deleted with its batch. It takes a third to five thirds of the mean,
                  and others in its batch don't slow it down. A job writes %.0f bytes of logs, a call %.0f with
                  API Gateway's.
                - Tokens are sealed under a data key of the day, on which the environments agree. An environment asks KMS for each of
                  some three keys that it meets once in 15 minutes: %.4f calls per job at %,d mailboxes.
                - The table of recorded email is in the infrequent-access class: storing costs less, each unit a quarter more.
                - The tables use the key that AWS manages for DynamoDB in the account. DynamoDB calls KMS again after a caller has
                  been silent for five minutes: assumed is once in five minutes per function and table, %s times a month.
                - CloudWatch charges for %d metrics of our own, for %d of API Gateway's routes at the same price, and for the %d
                  that alarms watch.
                - Not included: sending Smart Mail (5 writes and 4 requests each), importing history (about the cost of a notified
                  email) and data transfer out of AWS.
                """.formatted(
                        assumed.work().toMillis(),
                        assumed.webhookMillis(),
                        assumed.apiMillis(),
                        assumed.sweepMillis(),
                        assumed.monthsKept(),
                        assumed.mailboxesPerCompany(),
                        number(months.readUnitsOfAPoll()),
                        MonthlyUsage.API_CALLS_PER_WORKING_DAY,
                        assumed.logBytesPerJob(),
                        assumed.logBytesPerCall(),
                        months.work(size, assumed).keyRequestsPerJob(assumed.dataKeyLifetime()),
                        size,
                        number(assumed.tableKeyRequests()),
                        assumed.customMetrics(),
                        assumed.metricsOfRoutes(),
                        assumed.alarmMetrics());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    private static String money(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    private static String cents(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
