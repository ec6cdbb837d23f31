package dev.mailsync.connection;

import java.time.Instant;
import java.util.Optional;

import dev.mailsync.platform.identity.ConnectionId;

/**
 * What is left of an ended generation: a subscription to be deleted at Microsoft, with the tokens kept aside for that.
 *
 * @param subscriptionId empty if none was known: one may have been made all the same, just before the end
 * @param forgetAt when the tokens go, whether or not Microsoft answered
 */
public record OrphanedSubscription(
        ConnectionId connection,
        long generation,
        String tenantId,
        String objectId,
        Optional<String> subscriptionId,
        Instant forgetAt) {}
