package dev.mailsync.sweep;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What one sweep did.
 *
 * @param queued connections whose work was queued
 * @param taken those that another sweep had taken already
 * @param failed what could not be done now: connections that could not be queued and are due again after the lease, shards that could
 *     not be read, and expired sign-ins that could not be deleted
 */
@RegisterForReflection
public record SweepReport(int queued, int taken, int failed, boolean complete) {}
