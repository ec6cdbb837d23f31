package dev.mailsync.event;

import java.time.Instant;

import dev.mailsync.platform.identity.UserId;

/**
 * An event in the log.
 *
 * @param position after which reading the log continues
 * @param number of the user's events, from 1, without gaps
 * @param at never earlier than that of the previous number
 */
public record LoggedEvent(String position, UserId user, long number, Instant at, Event event) {}
