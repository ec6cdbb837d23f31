package dev.mailsync.platform.http;

import java.util.Set;

import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;

/** Who calls, as the CRM's token says. Every look-up starts from the company in here, never from one in a request. */
public record Caller(CompanyId company, UserId user, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public ConnectionId connection() {
        return ConnectionId.of(company, user);
    }

    /** Whether the caller sees the whole company and may disable the sync of others. */
    public boolean managesCompany() {
        return roles.contains(Role.ADMINISTRATOR) || roles.contains(Role.COMPANY_MANAGER);
    }
}
