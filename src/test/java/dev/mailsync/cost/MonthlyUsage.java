package dev.mailsync.cost;

import dev.mailsync.chaos.MailboxDay.Counted;

/**
 * A month out of counted days.
 *
 * @param empty a day without mailboxes, which is the sweep's, and is taken off the others
 * @param lead registered in the company, for one of its mailboxes
 * @param readUnitsOfAPoll by the CRM, of its company's events; with it comes a write, by which calls are counted
 */
record MonthlyUsage(
        Counted empty, Counted working, Counted off, Usage lead, int daysOfWork, int daysOff, double readUnitsOfAPoll) {

    private static final int HOURS_A_DAY = 24;
    private static final int OFFICE_HOURS = 9;
    private static final double SECONDS_AN_HOUR = 3_600;
    private static final int MINUTES_A_DAY = HOURS_A_DAY * 60;

    /** Looks at the settings page and at timelines, each with a read or two and a write. */
    static final int API_CALLS_PER_WORKING_DAY = 20;

    /** By the whole company. */
    static final int LEADS_PER_WORKING_DAY = 20;

    int days() {
        return daysOfWork + daysOff;
    }

    /** Of the deployment, however many mailboxes it has. */
    Usage ofDeployment() {
        return Usage.reading(empty.readUnits()).withSweeps(MINUTES_A_DAY).times(days());
    }

    Usage ofMailbox(Assumptions assumed) {
        var polls = Usage.call(readUnitsOfAPoll).times((double) MINUTES_A_DAY * days() / assumed.mailboxesPerCompany());
        var calls = Usage.call(2).times((double) API_CALLS_PER_WORKING_DAY * daysOfWork);
        return ofDay(working)
                .times(daysOfWork)
                .plus(ofDay(off).times(daysOff))
                .plus(polls)
                .plus(calls)
                .plus(lead.times((double) LEADS_PER_WORKING_DAY * daysOfWork));
    }

    Usage of(double mailboxes, Assumptions assumed) {
        return ofDeployment().plus(ofMailbox(assumed).times(mailboxes));
    }

    /** Email comes in while people work, and catch-ups are spread over the whole day. */
    Work work(double mailboxes, Assumptions assumed) {
        double always = (working.jobs() - working.webhookCalls()) / (double) HOURS_A_DAY;
        double inTheOffice = always + working.webhookCalls() / (double) OFFICE_HOURS;
        double office = inTheOffice * OFFICE_HOURS * daysOfWork;
        double quiet = always * (HOURS_A_DAY * days() - OFFICE_HOURS * daysOfWork);
        var concurrency = Work.concurrency(mailboxes);
        return new Work(
                Work.Rate.of(inTheOffice * mailboxes / SECONDS_AN_HOUR, concurrency, assumed.work()),
                Work.Rate.of(always * mailboxes / SECONDS_AN_HOUR, concurrency, assumed.work()),
                office / (office + quiet),
                concurrency);
    }

    private Usage ofDay(Counted day) {
        return Usage.of(day).plus(Usage.reading(-empty.readUnits()));
    }
}
