package dev.mailsync.sandbox.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.fault.Lasting;
import dev.mailsync.sandbox.mailbox.account.Account;

/** What is wrong with whom. A tenant's policy affects everybody in it, who may have another condition as well. */
public final class Conditions {

    private static final String EXPIRED = "client secret expired";

    private final Lasting<Account, Condition> people;
    private final Lasting<UUID, Condition> tenants;
    private final Lasting<String, Boolean> application;

    Conditions(Clock clock) {
        people = new Lasting<>(clock);
        tenants = new Lasting<>(clock);
        application = new Lasting<>(clock);
    }

    public Set<Condition> of(Account account) {
        return Stream.of(people.get(account), tenants.get(account.tenantId()))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    public void set(Account account, Condition condition, Optional<Duration> lasts) {
        people.put(account, condition, lasts);
    }

    public void clear(Account account) {
        people.remove(account);
    }

    public void setPolicy(UUID tenant, Condition condition, Optional<Duration> lasts) {
        tenants.put(tenant, condition, lasts);
    }

    public void clearPolicy(UUID tenant) {
        tenants.remove(tenant);
    }

    /** An administrator has granted the requested permissions. */
    public void liftConsentRequirement(UUID tenant) {
        people.removeIf((account, condition) -> condition == Condition.ADMIN_CONSENT_REQUIRED
                && account.tenantId().equals(tenant));
        tenants.removeIf((id, condition) -> condition == Condition.ADMIN_CONSENT_REQUIRED && id.equals(tenant));
    }

    public boolean clientSecretExpired() {
        return application.get(EXPIRED).isPresent();
    }

    public void expireClientSecret(Optional<Duration> lasts) {
        application.put(EXPIRED, true, lasts);
    }

    public void renewClientSecret() {
        application.remove(EXPIRED);
    }

    void clear() {
        people.clear();
        tenants.clear();
        application.clear();
    }
}
