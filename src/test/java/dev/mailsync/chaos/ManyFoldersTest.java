package dev.mailsync.chaos;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;

import dev.mailsync.connection.Status;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A mailbox has up to ten thousand folders, and a job of its worker a minute. */
class ManyFoldersTest {

    private static final int MOST = 10_000;
    private static final int ALL_JOBS = Integer.MAX_VALUE;

    /** What a read unit reads. */
    private static final int SMALL = 4_096;

    @Test
    @Tag("slow")
    void theFirstJobRecordsTheInboxAndFoldersAreListedInPiecesThatNoJobIsKilledFor() {
        var crowd = new CrowdedMailbox(MOST);
        crowd.signsIn();
        crowd.receives(crowd.inbox(), "First");

        crowd.work(1);
        assertThat(crowd.recorded()).containsExactly("First");

        crowd.work(2);
        assertThat(crowd.killed()).isZero();
        assertThat(crowd.largestItem()).isLessThan(SMALL);
        assertThat(crowd.connection().status()).isEqualTo(Status.ENABLED);
    }

    @Test
    @Tag("slow")
    void everyFolderIsReadToItsEndAndAnIdleHourCostsWhatItCostsWithThirty() {
        isReadToItsEnd(1_500);
    }

    @Test
    @Tag("slow")
    void emailThatVanishesOnArrivalHasNotAllFoldersRead() {
        var crowd = withEmailThatNobodyToldOf();
        var requests = crowd.requests();

        twoHours(crowd, minute -> crowd.receivesAndLoses("Vanished " + minute));

        assertThat(crowd.recorded()).hasSize(10);
        assertThat(crowd.requests() - requests).as("a full round among them").isLessThan(3_000);
    }

    /** A round over so many folders takes several jobs. */
    @Test
    @Tag("slow")
    void whateverHappensDuringARoundItGoesOnToItsEnd() {
        var crowd = withEmailThatNobodyToldOf();
        var began = crowd.now();

        twoHours(crowd, minute -> crowd.hasMissed());

        assertThat(crowd.recorded()).hasSize(10);
        assertThat(crowd.connection().connected().progress().completeUpTo())
                .hasValueSatisfying(upTo -> assertThat(upTo).isAfter(began));
    }

    /** What such a round had passed before the outage is read again after it. */
    @Test
    @Tag("slow")
    void aRoundIsNotResumedAfterAnOutage() {
        var crowd = connected(400);
        crowd.pass(Duration.ofHours(5));
        for (int minute = 0; minute < 65 && !crowd.hasUnfinishedRound(); minute++) {
            crowd.minute(1, 60);
        }
        assertThat(crowd.hasUnfinishedRound()).isTrue();
        crowd.isDenied(true);
        crowd.minute(10, 60);
        crowd.silence();
        crowd.receives(crowd.inbox(), "In the Inbox");
        crowd.receives(crowd.folder(0), "In the first folder");
        crowd.receives(crowd.folder(399), "In the last folder");
        crowd.loseNotifications();
        crowd.pass(Duration.ofHours(3));
        crowd.isDenied(false);

        crowd.pass(Duration.ofMinutes(40));

        assertThat(crowd.recorded())
                .containsExactlyInAnyOrder("In the Inbox", "In the first folder", "In the last folder");
    }

    private static CrowdedMailbox withEmailThatNobodyToldOf() {
        var crowd = connected(1_000);
        crowd.pass(Duration.ofHours(5));
        crowd.silence();
        for (int tenth = 0; tenth < 10; tenth++) {
            crowd.receives(crowd.folder(tenth * 100 + 7), "In " + tenth);
        }
        crowd.loseNotifications();
        crowd.speak();
        return crowd;
    }

    private static void twoHours(CrowdedMailbox crowd, IntConsumer everyOtherMinute) {
        for (int minute = 0; minute < 120; minute++) {
            if (minute % 2 == 0) {
                everyOtherMinute.accept(minute);
            }
            crowd.minute(3, 120);
        }
    }

    @Test
    @Tag("thorough")
    void everyFolderOfTheMostThatExchangeAllowsIsReadToItsEnd() {
        isReadToItsEnd(MOST);
    }

    private static void isReadToItsEnd(int folders) {
        var crowd = new CrowdedMailbox(folders);
        crowd.signsIn();
        crowd.work(1);
        for (int tenth = 0; tenth < 10; tenth++) {
            crowd.receives(crowd.folder(tenth * folders / 10), "In " + tenth);
        }

        crowd.work(ALL_JOBS);

        assertThat(crowd.recorded()).hasSize(10).doesNotHaveDuplicates();
        assertThat(crowd.killed()).isZero();
        assertThat(crowd.largestItem()).isLessThan(SMALL);
        assertThat(crowd.connection().connected().progress().completeUpTo()).isPresent();

        var few = connected(30);
        few.pass(Duration.ofHours(1));
        crowd.pass(Duration.ofHours(1));
        assertThat(crowd.spent(Duration.ofHours(1))).isEqualTo(few.spent(Duration.ofHours(1)));
        assertThat(crowd.spent(Duration.ofHours(6)).readUnits())
                .as("a full round among them")
                .isLessThan(few.spent(Duration.ofHours(6)).readUnits() + folders / 2.0);
    }

    @Test
    @Tag("slow")
    void whileFoldersAreListedInboxIsRecordedAndMailElsewhereWaitsForItsFolder() {
        var crowd = new CrowdedMailbox(1_500);
        crowd.signsIn();
        crowd.workOnRequests(5, 1);
        crowd.receives(crowd.folder(1_499), "Filed");
        crowd.receives(crowd.inbox(), "Not filed");

        crowd.workOnRequests(5, 2);
        assertThat(crowd.recorded()).containsExactly("Not filed");
        assertThat(foldersListed(crowd)).hasValueSatisfying(n -> assertThat(n).isBetween(1, 1_499));

        crowd.work(ALL_JOBS);
        assertThat(foldersListed(crowd)).isEmpty();
        assertThat(crowd.recorded()).containsExactly("Filed", "Not filed");
    }

    @Test
    @Tag("slow")
    void aListingWhoseLinkIsLostHalfwayBeginsAgainAndForgetsWhatIsGone() {
        var crowd = new CrowdedMailbox(1_500);
        var gone = crowd.folder(3);
        crowd.signsIn();
        crowd.workOnRequests(10, 1);
        assertThat(crowd.isKept(gone)).isTrue();
        crowd.silence();
        crowd.losesItsLink();
        crowd.deletesForGood(gone);
        crowd.receives(crowd.folder(0), "Listed before");
        crowd.receives(crowd.folder(1_499), "Listed after");

        crowd.work(ALL_JOBS);

        assertThat(crowd.recorded()).containsExactly("Listed after", "Listed before");
        assertThat(crowd.isKept(gone)).isFalse();
    }

    @Test
    void aBranchThatIsDeletedIsSkippedWithAllBelowItAndReadAgainWhenItComesBack() {
        var crowd = connected(150);
        crowd.silence();
        crowd.moves(crowd.folder(100), WellKnown.DELETEDITEMS);
        crowd.pass(Duration.ofMinutes(61));
        crowd.receives(crowd.folder(149), "Thrown away");
        crowd.pass(Duration.ofHours(7));
        assertThat(crowd.recorded()).isEmpty();

        crowd.moves(crowd.folder(100), WellKnown.ARCHIVE);
        crowd.pass(Duration.ofHours(7));

        assertThat(crowd.recorded()).containsExactly("Thrown away");
    }

    private static Optional<Integer> foldersListed(CrowdedMailbox crowd) {
        return crowd.connection().connected().progress().foldersListed();
    }

    private static CrowdedMailbox connected(int folders) {
        var crowd = new CrowdedMailbox(folders);
        crowd.signsIn();
        crowd.work(ALL_JOBS);
        return crowd;
    }
}
