package dev.mailsync.sync.recording;

import java.util.Set;

import dev.mailsync.mail.Direction;
import dev.mailsync.mail.MailContacts;
import dev.mailsync.mail.SkipReason;
import dev.mailsync.platform.identity.Contact;

/** Whether an email is recorded, decided by its envelope. */
sealed interface Decision {

    /** @param onIt a contact in the email's thread is not on it by Bcc alone */
    record Admit(Direction direction, MailContacts onIt) implements Decision {

        Set<Contact> contacts() {
            return onIt.all();
        }
    }

    record Skip(SkipReason reason) implements Decision {}
}
