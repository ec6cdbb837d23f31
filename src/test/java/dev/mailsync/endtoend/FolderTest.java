package dev.mailsync.endtoend;

import java.nio.charset.StandardCharsets;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Mail is found in whatever folder it lies, however folders are called, nested and moved about. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class FolderTest extends WholeWay {

    @Test
    void mailThatARuleFilesAwayTheMomentItArrivesIsRecorded() {
        var customers = mailbox().childNamed("Kunden", mailbox().folder(WellKnown.INBOX));
        var lee = mailbox().childNamed("Lee & Söhne", customers);
        connected();

        deliver("<1@lead.example>", "Filed", lee);
        crm.idle();

        assertThat(anna.subjects(TIMELINE)).containsExactly("Filed");
    }

    @Test
    void aFolderMadeLaterIsReadFromTheConnectionsStartEvenIfNobodyNotifies() {
        connected();
        new Outlook(crm.http(), ANNA).deleteSubscriptions();
        var later = mailbox().childNamed("Later", mailbox().folder(WellKnown.MSGFOLDERROOT));
        deliver("<1@lead.example>", "Filed", later);
        crm.advance("PT1H");
        var below = mailbox().childNamed("Below", later);
        deliver("<2@lead.example>", "Filed deeper", below);

        crm.advance("PT7H");

        assertThat(anna.subjects(TIMELINE)).containsExactlyInAnyOrder("Filed", "Filed deeper");
    }

    @Test
    void aRenamedOrMovedFolderIsTheSameFolder() {
        var customers = mailbox().childNamed("Customers", mailbox().folder(WellKnown.MSGFOLDERROOT));
        connected();
        deliver("<1@lead.example>", "Before", customers);
        crm.idle();

        mailbox().renameFolder(customers, "Deleted Items");
        mailbox().moveFolder(current(customers), mailbox().folder(WellKnown.ARCHIVE));
        deliver("<2@lead.example>", "After", customers);
        crm.idle();
        crm.advance("PT7H");

        assertThat(anna.read(TIMELINE).get("items").findValuesAsText("messageId"))
                .containsExactlyInAnyOrder("<1@lead.example>", "<2@lead.example>");
        assertThat(anna).hasRecorded(2);
    }

    @Test
    void mailBelowTheDeletedItemsIsSkippedAndComesInWhenItIsRestored() {
        var customers = mailbox().childNamed("Customers", mailbox().folder(WellKnown.MSGFOLDERROOT));
        connected();
        mailbox().deleteFolder(current(customers));
        crm.advance("PT61M");
        deliver("<1@lead.example>", "Thrown away", customers);
        crm.idle();
        crm.advance("PT7H");
        assertThat(anna.subjects(TIMELINE)).isEmpty();

        mailbox().moveFolder(current(customers), mailbox().folder(WellKnown.INBOX));
        crm.advance("PT7H");

        assertThat(anna.subjects(TIMELINE)).containsExactly("Thrown away");
    }

    @Test
    void aFolderThatComesBackIsReadAnew() {
        var customers = mailbox().childNamed("Customers", mailbox().folder(WellKnown.MSGFOLDERROOT));
        connected();
        deliver("<1@late.example>", "Of a late lead", "may@late.example", customers);
        crm.idle();
        crm.advance("PT7H");
        mailbox().deleteFolder(current(customers));
        crm.advance("PT7H");
        crm.lead("acme", "lead-2", "may@late.example");
        crm.advance("PT2M");

        mailbox().moveFolder(current(customers), mailbox().folder(WellKnown.INBOX));
        crm.advance("PT7H");

        assertThat(anna.subjects("/v1/leads/lead-2/mails")).containsExactly("Of a late lead");
    }

    @Test
    void whatWasRecordedStaysWhenItsFolderIsDeletedForGood() {
        var customers = mailbox().childNamed("Customers", mailbox().folder(WellKnown.MSGFOLDERROOT));
        connected();
        deliver("<1@lead.example>", "Kept", customers);
        crm.idle();

        mailbox().deleteFolder(current(customers));
        mailbox().deleteFolder(current(customers));
        crm.advance("PT26H");

        assertThat(anna.subjects(TIMELINE)).containsExactly("Kept");
        assertThat(anna.status().get("completeUpTo").asText()).isNotEmpty();
    }

    private Folder current(Folder folder) {
        return mailbox().folder(folder.id()).orElseThrow();
    }

    private void deliver(String messageId, String subject, Folder folder) {
        deliver(messageId, subject, LEE, folder);
    }

    private void deliver(String messageId, String subject, String from, Folder folder) {
        var mime = Crm.mail(messageId, from, ANNA, subject).replace("\n", "\r\n");
        mailbox().deliver(MimeReader.read(mime.getBytes(StandardCharsets.UTF_8)), folder, Marks.UNREAD);
    }
}
