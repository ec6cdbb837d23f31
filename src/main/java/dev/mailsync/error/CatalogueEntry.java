package dev.mailsync.error;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the catalogue says about some codes.
 *
 * @param selfResolving whether it resolves itself however long it lasts, so that we never stop retrying a mailbox for
 *     it
 * @param consent whether an administrator's consent is missing
 * @param what happened, in plain words; {@code remedy}: how to fix it
 */
@RegisterForReflection
public record CatalogueEntry(
        List<String> codes,
        Kind kind,
        Actor actor,
        @JsonProperty("passing") boolean selfResolving,
        boolean consent,
        String title,
        String what,
        String remedy) {

    public CatalogueEntry {
        codes = List.copyOf(codes);
    }
}
