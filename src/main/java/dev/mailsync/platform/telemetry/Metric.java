package dev.mailsync.platform.telemetry;

import java.util.Optional;

/** Everything we measure. {@code docs/operations.md} says how to read it; {@code template.yaml} has the alarms. */
public enum Metric {
    /** From Microsoft's receipt of a live email until it is on the timeline. Objective: 95% within a minute. */
    RECORDED_AFTER("RecordedAfter", Unit.MILLISECONDS),
    MAILS_RECORDED("MailsRecorded", Unit.COUNT, "Origin"),
    MAILS_SKIPPED("MailsLeftOut", Unit.COUNT, "Reason"),
    /** Deferred by the daily limit. */
    MAILS_DEFERRED("MailsDeferred", Unit.COUNT),
    /** Quarantined: they failed on their own and are retried. */
    MAILS_QUARANTINED("MailsParked", Unit.COUNT),

    /** Failed work on a mailbox. */
    FAILURES("Failures", Unit.COUNT, "Kind"),
    /** What only the operator can fix; once a day per cause. */
    OPERATOR_ALARMS("OperatorAlarms", Unit.COUNT, "Code"),
    /** Jobs that return to the queue. */
    JOBS_FAILED("JobsFailed", Unit.COUNT),

    GRAPH_REQUESTS("GraphRequests", Unit.COUNT),
    /** Requests that Microsoft throttled; members of batches count individually. */
    THROTTLED("Throttled", Unit.COUNT),
    TOKENS_REFRESHED("TokensRefreshed", Unit.COUNT),

    /** Genuine notifications from Graph. */
    NOTICES("Notices", Unit.COUNT),
    /** Forged or foreign notifications. */
    NOTICES_REFUSED("NoticesRefused", Unit.COUNT),

    STATUS_CHANGES("StatusChanges", Unit.COUNT, "Status"),
    SEATS_TAKEN("SeatsTaken", Unit.COUNT),
    SEATS_FREED("SeatsFreed", Unit.COUNT),
    /** Users who joined a waiting list. */
    SEATS_WAITED("SeatsWaited", Unit.COUNT),

    SWEEP_QUEUED("SweepQueued", Unit.COUNT),
    SWEEP_FAILED("SweepFailed", Unit.COUNT),
    /** Sweeps that ran out of time; every other sweep counts 0, which shows that it runs. */
    SWEEP_INCOMPLETE("SweepIncomplete", Unit.COUNT),
    /** How overdue the most overdue item was. */
    SWEEP_OVERDUE("SweepOverdue", Unit.SECONDS),
    /** Days until the application's credential at Microsoft expires. */
    CREDENTIAL_DAYS_LEFT("CredentialDaysLeft", Unit.NONE);

    /** CloudWatch's names of units. */
    enum Unit {
        /** Only the sum is reported. */
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

    /** The name in CloudWatch. */
    public String word() {
        return word;
    }

    Unit unit() {
        return unit;
    }

    /** The dimension that distinguishes its few kinds. */
    public Optional<String> dimension() {
        return dimension;
    }
}
