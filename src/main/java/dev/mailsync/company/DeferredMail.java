package dev.mailsync.company;

import java.time.Instant;

/** A mail for which the day had no room: where it is at Microsoft, and nothing of its content. */
public record DeferredMail(Instant receivedAt, String immutableId) {}
