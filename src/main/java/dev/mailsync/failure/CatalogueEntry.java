package dev.mailsync.failure;

import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the catalogue says about some codes.
 *
 * @param passing whether it passes by itself however long it lasts, so that no mailbox is ever given up for it
 * @param consent whether an administrator's consent is what is missing
 * @param what happened, in plain words; {@code remedy}: what to do about it
 */
@RegisterForReflection
public record CatalogueEntry(
        List<String> codes,
        Kind kind,
        Actor actor,
        boolean passing,
        boolean consent,
        String title,
        String what,
        String remedy) {

    public CatalogueEntry {
        codes = List.copyOf(codes);
    }
}
