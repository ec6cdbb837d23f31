package dev.mailsync.sync;

import java.util.Set;

import dev.mailsync.identity.Contact;
import dev.mailsync.mail.Direction;

/** Whether a mail is recorded, judged from its envelope. */
sealed interface Verdict {

    /** @param contacts on whose timelines it stands */
    record Admit(Direction direction, Set<Contact> contacts) implements Verdict {

        public Admit {
            contacts = Set.copyOf(contacts);
        }
    }

    record LeaveOut(LeftOut reason) implements Verdict {}
}
