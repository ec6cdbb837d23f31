package dev.mailsync.lead;

import java.time.Instant;
import java.util.Set;

import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;

/**
 * The progress of erasing a lead's email.
 *
 * @param contacts those of the lead that no other lead had when it began
 * @param erased how many emails are gone, counted in each mailbox; {@code kept}: how many stay, as other leads share
 *     them
 * @param startedAt what was recorded until then is erased, whoever is registered since
 * @param settledAt from then on, no worker can still record what it filtered before the lead was erased
 * @param done whether the last check found nothing left
 */
public record LeadErasure(
        LeadId lead,
        Set<Contact> contacts,
        long erased,
        long kept,
        Instant startedAt,
        Instant settledAt,
        boolean done) {

    public LeadErasure {
        contacts = Set.copyOf(contacts);
    }
}
