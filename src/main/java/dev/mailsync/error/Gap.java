package dev.mailsync.error;

import java.time.Instant;

/**
 * A time in which a mailbox could not be synced.
 *
 * @param recovered how many of its mails were recorded at its end
 */
public record Gap(Instant from, Instant to, long recovered) {}
