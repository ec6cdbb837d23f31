package dev.mailsync.cost;

import dev.mailsync.chaos.MailboxDay.Counted;

/**
 * What something uses of AWS in a month.
 *
 * @param webhookCalls by Microsoft; {@code apiCalls}: by the CRM
 * @param jobs messages of the queue, each an invocation of the worker at most
 * @param storedBytes that a month leaves behind in the tables until somebody deletes them
 * @param expiringByteDays that a month leaves behind of what expires: bytes times the days that they live
 */
record Usage(
        double writeUnits,
        double readUnits,
        double jobs,
        double webhookCalls,
        double apiCalls,
        double sweeps,
        double storedBytes,
        double expiringByteDays) {

    static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, 0);

    static Usage of(Counted counted) {
        return new Usage(
                counted.writeUnits(),
                counted.readUnits(),
                counted.jobs(),
                counted.webhookCalls(),
                0,
                0,
                counted.stored().keptBytes(),
                counted.stored().expiringByteDays());
    }

    Usage plus(Usage other) {
        return new Usage(
                writeUnits + other.writeUnits,
                readUnits + other.readUnits,
                jobs + other.jobs,
                webhookCalls + other.webhookCalls,
                apiCalls + other.apiCalls,
                sweeps + other.sweeps,
                storedBytes + other.storedBytes,
                expiringByteDays + other.expiringByteDays);
    }

    Usage times(double factor) {
        return new Usage(
                writeUnits * factor,
                readUnits * factor,
                jobs * factor,
                webhookCalls * factor,
                apiCalls * factor,
                sweeps * factor,
                storedBytes * factor,
                expiringByteDays * factor);
    }
}
