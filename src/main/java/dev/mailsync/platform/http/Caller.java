package dev.mailsync.platform.http;

import java.util.Set;

import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;

/** The caller, according to the CRM's token. Every lookup uses this company, never one from a request. */
public record Caller(CompanyId company, UserId user, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public ConnectionId connection() {
        return ConnectionId.of(company, user);
    }

    /** Whether the caller sees the whole company and may disable other users' sync. */
    public boolean managesCompany() {
        return roles.contains(Role.ADMINISTRATOR) || roles.contains(Role.COMPANY_MANAGER);
    }
}
