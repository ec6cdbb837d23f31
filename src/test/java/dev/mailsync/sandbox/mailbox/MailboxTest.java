package dev.mailsync.sandbox.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.mailsync.sandbox.TestingWorld;
import dev.mailsync.sandbox.mailbox.message.Address;
import dev.mailsync.sandbox.mailbox.message.Body;
import dev.mailsync.sandbox.mailbox.message.Correspondents;
import dev.mailsync.sandbox.mailbox.message.Header;
import dev.mailsync.sandbox.mailbox.message.Mail;
import dev.mailsync.sandbox.mailbox.message.Marks;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailboxTest {

    private final TestingWorld testing = new TestingWorld();
    private final Mailbox ann = testing.ann;

    @Test
    void aNewMailboxHasAllWellKnownFolders() {
        for (var name : WellKnown.values()) {
            assertThat(ann.folder(name.wellKnownName())).isPresent();
        }
        assertThat(ann.children(ann.folder(WellKnown.MSGFOLDERROOT)))
                .extracting(Folder::displayName)
                .contains("Inbox", "Sent Items", "Archive")
                .doesNotContain("Deletions");
    }

    @Test
    void aMovedMailKeepsItsImmutableIdAndLosesItsOrdinaryOne() {
        var before = testing.deliver("Subject: Hello\r\n\r\nText");
        var after = ann.move(before.ids().ordinary(), ann.folder(WellKnown.ARCHIVE));

        assertThat(after.ids().immutable()).isEqualTo(before.ids().immutable());
        assertThat(after.ids().ordinary()).isNotEqualTo(before.ids().ordinary());
        assertThat(ann.item(before.ids().immutable())).isEqualTo(after);
        assertThatThrownBy(() -> ann.item(before.ids().ordinary())).isInstanceOf(UnknownItemException.class);
    }

    @Test
    void idsAreCaseSensitive() {
        var id = testing.deliver("Subject: Hello\r\n\r\nText").ids().immutable();

        assertThatThrownBy(() -> ann.item(id.toLowerCase(Locale.ROOT))).isInstanceOf(UnknownItemException.class);
    }

    @Test
    void timesAreWholeSecondsAndTheDateHeaderIsTheSentTime() {
        var item = testing.deliver("Subject: Hello\r\nDate: Mon, 2 Nov 2026 09:30:15 +0100\r\n\r\nText");

        assertThat(item.receivedAt()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(item.sentAt()).isEqualTo("2026-11-02T08:30:15Z");
    }

    @Test
    void aMailWithoutDateAndMessageIdGetsBoth() {
        var item = testing.deliver("Subject: Hello\r\n\r\nText");

        assertThat(item.sentAt()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
        assertThat(item.messageId()).matches("<[^@<>\\s]+@[^@<>\\s]+>");
    }

    @Test
    void aSentDraftKeepsItsImmutableIdAndReachesLocalRecipientsWithoutBcc() {
        var bob = testing.mailbox("bob@fabrikam.example");
        var drafts = ann.folder(WellKnown.DRAFTS);
        var draft = ann.deliver(mail("ann@contoso.example", "bob@fabrikam.example"), drafts, Marks.DRAFT);

        var sent = ann.send(draft.ids().immutable()).orElseThrow();

        assertThat(sent.ids().immutable()).isEqualTo(draft.ids().immutable());
        assertThat(sent.folderId()).isEqualTo(ann.folder(WellKnown.SENTITEMS).id());
        assertThat(sent.marks().draft()).isFalse();
        var toHerself = ann.items(ann.folder(WellKnown.INBOX)).getFirst();
        var received = bob.items(bob.folder(WellKnown.INBOX)).getFirst();
        assertThat(List.of(toHerself.messageId(), received.messageId())).containsOnly(sent.messageId());
        assertThat(received.mail().correspondents().bcc()).isEmpty();
        assertThat(received.mail().correspondents().from())
                .hasValue(ann.account().address());
        assertThat(received.mail().headers()).extracting(Header::name).contains("From", "Message-ID", "Date");
    }

    @Test
    void aDraftIsSentOnceHoweverManyTry() throws InterruptedException {
        var draft =
                ann.deliver(mail("ann@contoso.example", "bob@x.example"), ann.folder(WellKnown.DRAFTS), Marks.DRAFT);
        var attempts = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            attempts.add(Thread.startVirtualThread(() -> ann.send(draft.ids().immutable())));
        }
        for (var attempt : attempts) {
            attempt.join();
        }

        assertThat(ann.items(ann.folder(WellKnown.INBOX))).hasSize(1);
        assertThat(ann.items(ann.folder(WellKnown.SENTITEMS))).hasSize(1);
    }

    private static Mail mail(String to, String bcc) {
        var people = new Correspondents(
                Optional.empty(),
                Optional.empty(),
                List.of(Address.of(to)),
                List.of(),
                List.of(Address.of(bcc)),
                List.of());
        return new Mail(
                Optional.empty(),
                "An offer",
                people,
                Optional.empty(),
                Body.text("Text"),
                "normal",
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void deletingGoesToDeletedItemsAndFromThereOutOfSight() {
        var item = testing.deliver("Subject: Hello\r\n\r\nText");

        ann.delete(item.ids().immutable());
        assertThat(ann.items())
                .extracting(Item::folderId)
                .containsExactly(ann.folder(WellKnown.DELETEDITEMS).id());

        ann.delete(item.ids().immutable());
        assertThat(ann.items()).isEmpty();
        assertThat(ann.items(ann.folder(WellKnown.RECOVERABLEITEMSDELETIONS))).hasSize(1);

        ann.delete(item.ids().immutable());
        assertThatThrownBy(() -> ann.item(item.ids().immutable())).isInstanceOf(UnknownItemException.class);
    }

    @Test
    void anAnswerJoinsTheConversationOfWhatItAnswers() {
        var question = testing.deliver("Message-ID: <1@a.example>\r\nSubject: Price\r\n\r\nText");
        var answer = testing.deliver(
                "Message-ID: <2@a.example>\r\nIn-Reply-To: <1@a.example>\r\nSubject: AW: Price\r\n\r\nText");
        var late = testing.deliver("References: <1@a.example> <2@a.example>\r\nSubject: Another subject\r\n\r\nText");
        var bySubject = testing.deliver("Subject: Re: Price\r\n\r\nText");
        var stranger = testing.deliver("Subject: Price\r\n\r\nText");

        assertThat(List.of(answer, late, bySubject))
                .extracting(item -> item.thread().conversationId())
                .containsOnly(question.thread().conversationId());
        assertThat(stranger.thread().conversationId())
                .isNotEqualTo(question.thread().conversationId());
        assertThat(question.thread().index()).hasSize(22);
        assertThat(answer.thread().index())
                .hasSize(27)
                .startsWith(question.thread().index());
    }

    @Test
    void aMailThatArrivesAfterItsAnswerSharesTheConversation() {
        var answer = testing.deliver("In-Reply-To: <1@a.example>\r\nSubject: Re: Price\r\n\r\nText");
        var question = testing.deliver("Message-ID: <1@a.example>\r\nSubject: Price\r\n\r\nText");

        assertThat(question.thread().conversationId()).isEqualTo(answer.thread().conversationId());
    }

    @Test
    void anAddressBelongsToOneMailboxOnly() {
        assertThatThrownBy(() -> testing.mailbox("ANN@contoso.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mailboxesOfOneDomainShareATenant() {
        assertThat(testing.mailbox("bob@contoso.example").account().tenantId())
                .isEqualTo(ann.account().tenantId())
                .isNotEqualTo(testing.mailbox("eve@fabrikam.example").account().tenantId());
    }
}
