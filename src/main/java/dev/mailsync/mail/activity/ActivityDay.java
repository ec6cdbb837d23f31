package dev.mailsync.mail.activity;

/**
 * One day of the company's time zone.
 *
 * @param sent emails recorded on that day that the user had sent, whenever that was
 * @param received likewise
 * @param skipped emails checked by their headers only; a repeat may count again
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
