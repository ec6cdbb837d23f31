package dev.mailsync.sandbox.entra;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;

/**
 * The tenant part of an Entra address.
 *
 * @param tenant whose accounts may sign in; empty for accounts of all tenants
 */
record Authority(String name, Optional<UUID> tenant) {

    private static final Set<String> ANY_TENANT = Set.of("common", "organizations");

    /** @throws EntraException if there is no such tenant */
    static Authority of(World world, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (ANY_TENANT.contains(lower)) {
            return new Authority(lower, Optional.empty());
        }
        if (lower.equals("consumers")) {
            throw EntraException.badRequest(
                    "invalid_request",
                    9002332,
                    "The application is configured for use by"
                            + " Microsoft Entra users only. Please do not use the /consumers endpoint.");
        }
        var tenant = world.tenant(lower);
        return new Authority(
                lower,
                Optional.of(tenant.orElseThrow(() ->
                        EntraException.badRequest("invalid_request", 90002, "Tenant '" + name + "' not found."))));
    }

    boolean admits(Account account) {
        return tenant.isEmpty() || tenant.get().equals(account.tenantId());
    }

    /** The tenant in the metadata's issuer: a template if accounts of any tenant may sign in. */
    String issuerTenant() {
        return tenant.map(UUID::toString).orElse("{tenantid}");
    }
}
