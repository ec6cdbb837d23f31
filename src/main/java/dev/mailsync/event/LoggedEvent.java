package dev.mailsync.event;

import java.time.Instant;

import dev.mailsync.platform.identity.UserId;

/**
 * An event as it stands in the log.
 *
 * @param position from where on the log is read further
 * @param number of the user's events, from 1, without a gap
 * @param at never earlier than that of the number before
 */
public record LoggedEvent(String position, UserId user, long number, Instant at, Event event) {}
