package dev.mailsync.sandbox.crm;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;

/** Makes the service trust the sandbox's CRM without a file or a request for its key. */
@IfBuildProfile(anyOf = {"dev", "test"})
class CrmTrust {

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    JWTAuthContextInfo trust(CrmKey key) {
        var trust = new JWTAuthContextInfo(key.verificationKey(), key.issuer());
        trust.setExpectedAudience(key.audience());
        return trust;
    }
}
