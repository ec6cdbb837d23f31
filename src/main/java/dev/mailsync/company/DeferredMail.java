package dev.mailsync.company;

import java.time.Instant;

/** An email over the day's quota: a pointer to it at Microsoft, without any content. */
public record DeferredMail(Instant receivedAt, String immutableId) {}
