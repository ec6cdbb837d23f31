package dev.mailsync.sweep;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What one sweep did.
 *
 * @param queued connections whose work was queued
 * @param taken those that another sweep had taken already
 * @param failed those that could not be queued now, and are due again after the lease
 */
@RegisterForReflection
public record SweepReport(int queued, int taken, int failed, boolean complete) {}
