package dev.mailsync.platform.telemetry;

import java.util.Optional;

/** All that is measured. {@code docs/operations.md} says how to read it, {@code template.yaml} watches over it. */
public enum Metric {
    /** From Microsoft's receiving a live mail to its being on the timeline. Objective: 95 % within a minute. */
    RECORDED_AFTER("RecordedAfter", Unit.MILLISECONDS),
    MAILS_RECORDED("MailsRecorded", Unit.COUNT, "Origin"),
    MAILS_LEFT_OUT("MailsLeftOut", Unit.COUNT, "Reason"),
    /** Over the day's quota. */
    MAILS_DEFERRED("MailsDeferred", Unit.COUNT),
    /** Failed by themselves, and are tried again. */
    MAILS_PARKED("MailsParked", Unit.COUNT),

    /** Work on a mailbox that failed. */
    FAILURES("Failures", Unit.COUNT, "Kind"),
    /** What only the operator can mend; once a day for each cause. */
    OPERATOR_ALARMS("OperatorAlarms", Unit.COUNT, "Code"),
    /** Jobs that go back to the queue. */
    JOBS_FAILED("JobsFailed", Unit.COUNT),

    GRAPH_REQUESTS("GraphRequests", Unit.COUNT),
    /** What Microsoft refused as too much for now, members of batches by themselves. */
    THROTTLED("Throttled", Unit.COUNT),
    TOKENS_REFRESHED("TokensRefreshed", Unit.COUNT),

    /** Genuine items that Graph posted. */
    NOTICES("Notices", Unit.COUNT),
    /** Forged or foreign ones. */
    NOTICES_REFUSED("NoticesRefused", Unit.COUNT),

    STATUS_CHANGES("StatusChanges", Unit.COUNT, "Status"),
    SEATS_TAKEN("SeatsTaken", Unit.COUNT),
    SEATS_FREED("SeatsFreed", Unit.COUNT),
    /** Users who joined a line. */
    SEATS_WAITED("SeatsWaited", Unit.COUNT),

    SWEEP_QUEUED("SweepQueued", Unit.COUNT),
    SWEEP_FAILED("SweepFailed", Unit.COUNT),
    /** Sweeps that ran out of time; 0 from each that did not, by which one sees that it runs. */
    SWEEP_INCOMPLETE("SweepIncomplete", Unit.COUNT),
    /** By how much the latest of what was due came too late. */
    SWEEP_OVERDUE("SweepOverdue", Unit.SECONDS),
    /** Until the application's credential at Microsoft expires. */
    CREDENTIAL_DAYS_LEFT("CredentialDaysLeft", Unit.NONE);

    /** CloudWatch's words for units. */
    enum Unit {
        /** Of which only the sum is told. */
        COUNT("Count"),
        NONE("None"),
        SECONDS("Seconds"),
        MILLISECONDS("Milliseconds");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final String word;
    private final Unit unit;
    private final Optional<String> dimension;

    Metric(String word, Unit unit) {
        this(word, unit, null);
    }

    Metric(String word, Unit unit, String dimension) {
        this.word = word;
        this.unit = unit;
        this.dimension = Optional.ofNullable(dimension);
    }

    /** Its name in CloudWatch. */
    public String word() {
        return word;
    }

    Unit unit() {
        return unit;
    }

    /** What tells its kinds apart, of which there are few. */
    public Optional<String> dimension() {
        return dimension;
    }
}
