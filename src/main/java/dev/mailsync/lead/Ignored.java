package dev.mailsync.lead;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An address that is never a contact of a lead, whoever registers it. */
@RegisterForReflection
public record Ignored(String address, Reason reason) {

    public enum Reason {
        /** Under one of the company's own domains. */
        OWN_DOMAIN,

        /** The address of a connected user. */
        COLLEAGUE,

        /** Exchange's internal format, which only the organisation uses. */
        LEGACY_EXCHANGE
    }
}
