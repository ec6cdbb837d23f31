package dev.mailsync.sync;

import java.util.Set;

import dev.mailsync.identity.LeadId;
import dev.mailsync.mail.Direction;

/** Whether a mail is recorded, judged from its envelope. */
sealed interface Verdict {

    record Admit(Direction direction, Set<LeadId> leads) implements Verdict {

        public Admit {
            leads = Set.copyOf(leads);
        }
    }

    record LeaveOut(LeftOut reason) implements Verdict {}
}
