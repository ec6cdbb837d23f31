package dev.mailsync.sandbox.control;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.LifecycleEvent;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;

/** Runs scenarios, each composed of single controls. */
final class Stagehand {

    private static final int REVOKED = 50173;
    private static final int CONSENT_WITHDRAWN = 65001;

    private final World world;

    Stagehand(World world) {
        this.world = world;
    }

    void everybody(Scenario scenario, Optional<Duration> lasts) {
        switch (scenario) {
            case CLIENT_SECRET_EXPIRED -> world.conditions().expireClientSecret(lasts);
            case GRAPH_OUTAGE -> world.faults().add(Fault.status(503, Match.path("/v1.0/")), Optional.empty(), lasts);
            case ENTRA_OUTAGE -> world.faults().add(Fault.status(503, Match.path("/v2.0/")), Optional.empty(), lasts);
            default -> throw new IllegalArgumentException(scenario.name());
        }
    }

    void tenant(Scenario scenario, UUID tenant, Optional<Duration> lasts) {
        switch (scenario) {
            case CONDITIONAL_ACCESS_SWITCHED_ON ->
                world.conditions().setPolicy(tenant, Condition.CONDITIONAL_ACCESS, lasts);
            case ADMIN_CONSENT_WITHDRAWN -> withdrawConsent(tenant);
            default -> throw new IllegalArgumentException(scenario.name());
        }
    }

    private void withdrawConsent(UUID tenant) {
        world.signIns().withdrawConsent(tenant);
        world.mailboxes().stream()
                .map(Mailbox::account)
                .filter(account -> account.tenantId().equals(tenant))
                .forEach(account -> world.signIns().revoke(account, CONSENT_WITHDRAWN));
        world.conditions().setPolicy(tenant, Condition.ADMIN_CONSENT_REQUIRED, Optional.empty());
    }

    void person(Scenario scenario, Account account, Optional<Duration> lasts) {
        switch (scenario) {
            case MAILBOX_MOVED_FOR_SIX_HOURS -> world.conditions().set(account, Condition.BEING_MOVED, lasts);
            case LICENCE_REMOVED -> world.conditions().set(account, Condition.UNLICENSED, lasts);
            case NOTIFICATIONS_SILENT -> world.subscriptions().silence(account, lasts);
            case THROTTLED -> throttle(account, lasts);
            case PASSWORD_RESET_BY_ADMIN -> {
                world.signIns().revoke(account, REVOKED);
                world.subscriptions().tell(account, LifecycleEvent.SUBSCRIPTION_REMOVED);
            }
            default -> throw new IllegalArgumentException(scenario.name());
        }
    }

    // A batch itself goes through; its members are throttled.
    private void throttle(Account account, Optional<Duration> lasts) {
        Stream.of("/v1.0/me/", "/v1.0/users/")
                .map(path ->
                        Fault.status(429, Match.path(path).of(account.upn())).retryAfter("10"))
                .forEach(fault -> world.faults().add(fault, Optional.empty(), lasts));
    }
}
