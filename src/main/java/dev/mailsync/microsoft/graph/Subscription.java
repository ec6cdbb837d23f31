package dev.mailsync.microsoft.graph;

import java.time.Instant;

/** A subscription as Graph granted it; the expiry can be earlier than asked for. */
public record Subscription(String id, String notificationUrl, Instant expiresAt) {}
