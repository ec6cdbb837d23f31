package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

import dev.mailsync.platform.identity.ConnectionId;

/**
 * What is left of an ended generation: a subscription to delete at Microsoft, and the tokens kept for that.
 *
 * @param subscriptionId empty if none was known; one may still have been created just before the end
 * @param forgetAt when the tokens are deleted, whether or not Microsoft responded
 */
public record OrphanedSubscription(
        ConnectionId connection,
        long generation,
        String tenantId,
        String objectId,
        Optional<String> subscriptionId,
        Instant forgetAt) {}
