package dev.mailsync.mail;

import java.util.Set;

import dev.mailsync.platform.identity.Contact;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailContactsTest {

    private static final Contact LEE = new Contact("lee@lead.example");
    private static final Contact MAY = new Contact("may@lead.example");
    private static final Contact KIM = new Contact("kim@lead.example");

    private final MailContacts contacts = new MailContacts(Set.of(LEE, MAY), Set.of(MAY, KIM));

    @Test
    void whoIsOnItByBccAloneIsNotOpen() {
        assertThat(contacts.open()).containsExactly(LEE);
    }

    @Test
    void nobodyIsOnItByBccWhoIsNotOnIt() {
        assertThat(contacts.blind()).containsExactly(MAY);
        assertThat(contacts.only(Set.of(LEE)).blind()).isEmpty();
    }

    @Test
    void whoJoinsByBccStaysBlind() {
        var more = contacts.and(Set.of(KIM), Set.of(KIM));

        assertThat(more.all()).containsExactlyInAnyOrder(LEE, MAY, KIM);
        assertThat(more.open()).containsExactly(LEE);
    }
}
