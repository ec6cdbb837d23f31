package dev.mailsync.error;

import java.time.Instant;

/**
 * A period in which a mailbox could not be synced.
 *
 * @param recovered how many emails of that period were recorded at its end
 */
public record Gap(Instant from, Instant to, long recovered) {}
