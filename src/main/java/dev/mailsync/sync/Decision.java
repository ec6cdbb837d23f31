package dev.mailsync.sync;

import java.util.Set;
import java.util.stream.Collectors;

import dev.mailsync.identity.Contact;
import dev.mailsync.mail.Direction;

/** Whether a mail is recorded, judged from its envelope. */
sealed interface Decision {

    /**
     * @param contacts on whose timelines it stands
     * @param blind those of them who are on it by Bcc alone, and not in its thread
     */
    record Admit(Direction direction, Set<Contact> contacts, Set<Contact> blind) implements Decision {

        public Admit {
            contacts = Set.copyOf(contacts);
            blind = Set.copyOf(blind);
        }

        /** What answers the mail belongs to these as well. */
        Set<Contact> open() {
            return contacts.stream().filter(it -> !blind.contains(it)).collect(Collectors.toUnmodifiableSet());
        }
    }

    record LeaveOut(SkipReason reason) implements Decision {}
}
