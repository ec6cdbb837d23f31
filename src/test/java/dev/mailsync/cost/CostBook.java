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

    String written(List<Integer> sizes) {
        return introduction() + counted() + bills(sizes) + drivers(sizes.getLast()) + assumptions();
    }

    private String introduction() {
        return """
                # What a mailbox costs

                Written by a test, out of what the product asks for on a simulated day, minute by minute, and the prices in
                `src/test/resources/prices.json`: %s,
                as noted on %s. Look them up before you decide by them. To write this anew:
                `./mvnw test -Dtest=CostBookTest -DwriteCost`. Microsoft charges nothing for Graph's mail.

                """.formatted(prices.region(), prices.notedOn());
    }

    private String counted() {
        return """
                ## What is counted

                | A day of one mailbox | DynamoDB write units | read units | jobs | notifications | requests to Graph | bytes kept |
                |---|---|---|---|---|---|---|
                %s%s
                A working day has %d mails sent and %d received, every %s of them from a lead, each of 4 KB; a day off %d received. The
                month has %d and %d of them. Beside notified mail a day holds 24 catch-ups, the renewals of tokens, and an audit. With
                no mailbox at all a day of sweeps reads %s units.

                | A working day leaves behind in the table | bytes that stay | bytes that expire, times the days they live |
                |---|---|---|
                %s
                | A lead registered, with whom there is no mail | DynamoDB write units | read units | jobs | requests to Graph |
                |---|---|---|---|---|
                %s%s
                The month has %d of them on each working day in a company of %.0f mailboxes.

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

    private String bills(List<Integer> sizes) {
        var all = sizes.stream()
                .map(size -> Bill.of(months.of(size, assumed), size, assumed, prices))
                .toList();
        var table = new StringBuilder("## What it comes to, in US dollars a month\n\n| |");
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
        table.append("\n| **for each mailbox** |");
        for (int i = 0; i < sizes.size(); i++) {
            table.append(" **%s** |".formatted(cents(all.get(i).total() / sizes.get(i))));
        }
        return table.append("\n\n").toString();
    }

    private String drivers(int size) {
        var bill = Bill.of(months.of(size, assumed), size, assumed, prices);
        return "At %,d mailboxes the largest parts are %s.%n%n"
                .formatted(
                        size,
                        bill.lines().entrySet().stream()
                                .sorted((one, other) -> Double.compare(other.getValue(), one.getValue()))
                                .limit(4)
                                .map(it -> "%s (%.0f %%)".formatted(it.getKey(), 100 * it.getValue() / bill.total()))
                                .collect(Collectors.joining(", ")));
    }

    private String assumptions() {
        return """
                ## What is assumed

                - A job takes %.0f ms with 1 GB, most of which is waiting for Microsoft; a notification %.0f ms with 0.5 GB
                  (natively; the JVM has twice that), a call of the CRM's %.0f ms with 1 GB, a sweep %.0f ms with 0.5 GB. Nobody has
                  run it on AWS yet: put your own bill in its place.
                - Recorded email is kept for %.0f months; the bill is that of the last of them. Events, errors and whatever else
                  expires is stored as long as it lives. Indexes are not in the bytes.
                - The CRM polls its company's events once a minute, for %.0f mailboxes together, which reads %s units; a user looks at pages
                  %d times a working day.
                - A message of the queue is sent, received and deleted alone; each job asks KMS once; a call writes %.0f bytes of logs.
                - The tables are encrypted under the key that AWS keeps for DynamoDB in the account. DynamoDB asks KMS again where a caller has
                  been silent for five minutes: taken is once in five minutes for each function and table, %s times a month.
                - CloudWatch charges for %d metrics of ours, for %d of API Gateway's routes as for those, and for the %d that alarms watch.
                - Sending Smart Mail (5 writes and 4 requests each), imports of history (about what a notified mail costs) and data that
                  leaves AWS are not in it.
                """.formatted(
                        assumed.workMillis(),
                        assumed.webhookMillis(),
                        assumed.apiMillis(),
                        assumed.sweepMillis(),
                        assumed.monthsKept(),
                        assumed.mailboxesPerCompany(),
                        number(months.readUnitsOfAPoll()),
                        MonthlyUsage.API_CALLS_PER_WORKING_DAY,
                        assumed.logBytesPerCall(),
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
