package dev.mailsync.mail.activity;

/**
 * One day in the company's time zone.
 *
 * @param sent emails sent by the user and recorded on that day, whenever they were sent
 * @param received likewise
 * @param skipped emails checked by their headers only; repeated checks may count again
 * @param latencies of email that arrived while the mailbox was synced
 */
public record ActivityDay(long sent, long received, long skipped, Latencies latencies) {

    public static final ActivityDay NONE = new ActivityDay(0, 0, 0, Latencies.NONE);

    public ActivityDay plus(ActivityDay other) {
        return new ActivityDay(
                sent + other.sent, received + other.received, skipped + other.skipped, latencies.plus(other.latencies));
    }

    ActivityDay withoutLatencies() {
        return new ActivityDay(sent, received, skipped, Latencies.NONE);
    }
}
