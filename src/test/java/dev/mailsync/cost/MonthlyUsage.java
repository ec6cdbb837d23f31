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

    private static final int MINUTES_A_DAY = 24 * 60;

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

    private Usage ofDay(Counted day) {
        return Usage.of(day).plus(Usage.reading(-empty.readUnits()));
    }
}
