package dev.mailsync.cost;

import dev.mailsync.chaos.MailboxDay.Counted;
import dev.mailsync.platform.dynamo.MeteredDynamo.Units;

/**
 * What something uses of AWS in a month.
 *
 * @param ofMail the part of the units, and {@code mailBytes}: of what is stored, that concerns the table of recorded email
 * @param webhookCalls by Microsoft; {@code apiCalls}: by the CRM
 * @param jobs messages of the queue, each an invocation of the worker at most
 * @param storedBytes that a month leaves behind in the tables until somebody deletes them
 * @param expiringByteDays that a month leaves behind of what expires: bytes times the days that they live
 */
record Usage(
        double writeUnits,
        double readUnits,
        Units ofMail,
        double jobs,
        double webhookCalls,
        double apiCalls,
        double sweeps,
        double storedBytes,
        double mailBytes,
        double expiringByteDays) {

    static final Usage NONE = reading(0);

    /** Nothing but so many read units. */
    static Usage reading(double units) {
        return new Usage(0, units, Units.NONE, 0, 0, 0, 0, 0, 0, 0);
    }

    /** A call of the CRM's. Callers with few calls in a minute are not counted in the table. */
    static Usage call(double readUnits) {
        return new Usage(0, readUnits, Units.NONE, 0, 0, 1, 0, 0, 0, 0);
    }

    Usage withSweeps(double number) {
        return new Usage(
                writeUnits,
                readUnits,
                ofMail,
                jobs,
                webhookCalls,
                apiCalls,
                number,
                storedBytes,
                mailBytes,
                expiringByteDays);
    }

    static Usage of(Counted counted) {
        return new Usage(
                counted.writeUnits(),
                counted.readUnits(),
                counted.ofMail(),
                counted.jobs(),
                counted.webhookCalls(),
                0,
                0,
                counted.stored().keptBytes(),
                counted.stored().mailBytes(),
                counted.stored().expiringByteDays());
    }

    Usage plus(Usage other) {
        return new Usage(
                writeUnits + other.writeUnits,
                readUnits + other.readUnits,
                ofMail.plus(other.ofMail),
                jobs + other.jobs,
                webhookCalls + other.webhookCalls,
                apiCalls + other.apiCalls,
                sweeps + other.sweeps,
                storedBytes + other.storedBytes,
                mailBytes + other.mailBytes,
                expiringByteDays + other.expiringByteDays);
    }

    Usage times(double factor) {
        return new Usage(
                writeUnits * factor,
                readUnits * factor,
                ofMail.times(factor),
                jobs * factor,
                webhookCalls * factor,
                apiCalls * factor,
                sweeps * factor,
                storedBytes * factor,
                mailBytes * factor,
                expiringByteDays * factor);
    }
}
