package dev.mailsync.sync.catchup;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.Status;
import dev.mailsync.error.ErrorScope;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class FolderQuarantineTest {

    private final SmallCompany company = new SmallCompany().with("anna");
    private Folder broken;

    @BeforeEach
    void oneFolderThatMicrosoftCannotRead() {
        var mailbox = company.mailbox("anna");
        broken = mailbox.childNamed("Broken", mailbox.folder(WellKnown.INBOX));
        company.pass(Duration.ofHours(7));
        company.breaks(Fault.status(500, Match.path(broken.id().replaceAll("=+$", ""))));
    }

    @Test
    void theMailboxGoesOnWithAWarning() {
        company.pass(Duration.ofHours(12));
        company.receives("anna", LEE, "Hello");
        company.work();

        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(company.connection("anna").connected().health().errors().of(ErrorScope.FOLDER))
                .hasSize(1);
        assertThat(company.recorded()).containsExactly("Hello");
    }

    /** As Exchange denies some folders that nobody but itself may read; others it asks to be patient with for ever. */
    @ParameterizedTest
    @CsvSource({"403,", "503, 10", "504, 120"})
    void aFolderThatIsRefusedTakesNobodyElseDown(int status, String retryAfter) {
        company.isWellAgain();
        var fault = Fault.status(status, Match.path(broken.id().replaceAll("=+$", "")));
        company.breaks(retryAfter == null ? fault : fault.retryAfter(retryAfter));

        company.pass(Duration.ofHours(60));
        company.receives("anna", LEE, "Hello");
        company.work();

        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(company.recorded()).containsExactly("Hello");
    }

    @Test
    void afterThreeDaysItIsStillNoConnectionIssueAndCompletenessStaysBehind() {
        var before =
                company.connection("anna").connected().progress().completeUpTo().orElseThrow();
        company.pass(Duration.ofHours(12));

        assertThat(company.connection("anna").connected().progress().completeUpTo())
                .hasValue(before);

        company.pass(Duration.ofHours(60));

        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
    }

    /** Though it is listed, its own messages are not there. */
    @Test
    void aFolderThatIsMissingKeepsTheMailboxFromBeingCalledComplete() {
        company.isWellAgain();
        company.breaks(Fault.status(404, Match.path(broken.id().replaceAll("=+$", ""))));
        company.world().subscriptions().silence(company.mailbox("anna").account(), Optional.empty());
        var mail = company.receives("anna", LEE, "Filed");
        company.mailbox("anna").move(mail.immutableId(), broken);
        var before = company.now();

        company.pass(Duration.ofHours(13));
        assertThat(company.connection("anna").connected().progress().completeUpTo())
                .hasValueSatisfying(upTo -> assertThat(upTo).isBefore(before));
        company.isWellAgain();
        company.pass(Duration.ofHours(7));

        assertThat(company.recorded()).containsExactly("Filed");
    }

    @Test
    void aFolderThatWasDeletedIsNoneToWarnOf() {
        company.isWellAgain();
        company.pass(Duration.ofHours(7));
        company.mailbox("anna").deleteFolder(broken);

        company.pass(Duration.ofHours(7));

        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
    }

    @Test
    void onceItCanBeReadItsMailIsThereAndTheWarningIsOver() {
        company.world().subscriptions().silence(company.mailbox("anna").account(), Optional.empty());
        company.pass(Duration.ofHours(8));
        var mail = company.receives("anna", LEE, "Filed");
        company.mailbox("anna").move(mail.immutableId(), broken);

        company.isWellAgain();
        company.pass(Duration.ofHours(7));

        assertThat(company.recorded()).containsExactly("Filed");
        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
    }

    @Test
    void whoAsksHasItTriedAtOnce() {
        company.world().subscriptions().silence(company.mailbox("anna").account(), Optional.empty());
        company.pass(Duration.ofHours(14));
        var mail = company.receives("anna", LEE, "Filed");
        company.mailbox("anna").move(mail.immutableId(), broken);
        company.isWellAgain();

        company.asks("anna");

        assertThat(company.recorded()).containsExactly("Filed");
        assertThat(company.connection("anna").connected().health().errors().all())
                .isEmpty();
    }

    @Test
    void whoAsksInVainIsNotAskedForAgainAndAgain() {
        company.pass(Duration.ofHours(14));
        company.asks("anna");
        company.forgetRequests();

        company.pass(Duration.ofMinutes(3));

        assertThat(company.requests()).isLessThan(10);
        assertThat(company.connection("anna").connected().health().errors().of(ErrorScope.FOLDER))
                .hasSize(1);
    }
}
