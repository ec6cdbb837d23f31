package dev.mailsync.microsoft.entra;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;

/**
 * Keeps the OIDC client from resending a grant after its connection broke: a code works only once, and the first
 * request may have arrived. The client itself can't be configured not to retry.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class SentOnce implements OidcRequestFilter {

    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        var sent = new AtomicBoolean();
        // Retrying means subscribing once more.
        return Uni.createFrom()
                .deferred(() -> sent.getAndSet(true)
                        ? Uni.createFrom().failure(new IOException("A grant is sent once"))
                        : Uni.createFrom().voidItem());
    }
}
