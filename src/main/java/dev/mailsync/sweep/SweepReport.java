package dev.mailsync.sweep;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What one sweep did.
 *
 * @param queued connections and companies whose work was queued
 * @param taken those that another sweep had taken already
 * @param failed what could not be done: those that were not queued and are due again after the lease, shards that were
 *     not read, and expired sign-ins that were not deleted
 */
@RegisterForReflection
public record SweepReport(int queued, int taken, int failed, boolean complete) {}
