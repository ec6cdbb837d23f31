package dev.mailsync.platform.http;

import java.util.Collections;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.identity.Role;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Gives {@link Role#PERSON} to everybody with one of the CRM's roles for people, and to nobody else. */
@ApplicationScoped
class PersonRole implements SecurityIdentityAugmentor {

    private static final Set<String> OF_PEOPLE = Set.of(
            Role.ADMINISTRATOR,
            Role.COMPANY_MANAGER,
            Role.MARKETING_MANAGER,
            Role.SALES_MANAGER,
            Role.SALESPERSON,
            Role.JR_SALESPERSON);

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(augmented(identity));
    }

    private static SecurityIdentity augmented(SecurityIdentity identity) {
        return Collections.disjoint(identity.getRoles(), OF_PEOPLE)
                ? identity
                : QuarkusSecurityIdentity.builder(identity).addRole(Role.PERSON).build();
    }
}
