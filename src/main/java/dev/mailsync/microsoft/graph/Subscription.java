package dev.mailsync.microsoft.graph;

import java.time.Instant;

/** A subscription as granted by Graph; it may expire earlier than requested. */
public record Subscription(String id, String notificationUrl, Instant expiresAt) {}
