package dev.mailsync.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.Participant;
import dev.mailsync.mail.Direction;
import dev.mailsync.microsoft.Envelope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CaptureRulesTest {

    private static final Instant HORIZON = Instant.parse("2026-11-23T09:00:00Z");
    private static final String ME = "anna@contoso.example";
    private static final String ALIAS = "sales@contoso.example";
    private static final String LEAD = "lee@lead.example";
    private static final Participant NOBODY = new Participant("", "");
    private static final LeadId LEE = new LeadId("lee");
    private static final LeadId MAY = new LeadId("may");

    private static final Map<String, Set<LeadId>> LEADS = Map.of(LEAD, Set.of(LEE), "may@lead.example", Set.of(MAY));

    private final CaptureRules rules = new CaptureRules(Set.of(ME, ALIAS), HORIZON, "sent", Set.of("junk"));

    @Test
    void mailFromALeadIsRecordedForAllLeadsOnIt() {
        assertThat(judged(LEAD, ME, "may@lead.example"))
                .isEqualTo(new Verdict.Admit(Direction.RECEIVED, Set.of(LEE, MAY)));
    }

    @Test
    void addressesAreComparedWithoutCase() {
        assertThat(judged("Lee@LEAD.example", ME)).isEqualTo(new Verdict.Admit(Direction.RECEIVED, Set.of(LEE)));
        assertThat(judged("ANNA@contoso.example", "x@else.example"))
                .isEqualTo(new Verdict.Admit(Direction.SENT, Set.of()));
    }

    @Test
    void whatTheUserSendsUnderAnyAddressIsRecorded() {
        assertThat(judged(ALIAS, LEAD)).isEqualTo(new Verdict.Admit(Direction.SENT, Set.of(LEE)));
        assertThat(judged(ALIAS, "x@else.example")).isEqualTo(new Verdict.Admit(Direction.SENT, Set.of()));
    }

    @Test
    void whatLiesInSentItemsWasSentUnderWhateverAddress() {
        var shared = envelope("sales-team@contoso.example", HORIZON, "sent", false, LEAD);

        assertThat(rules.judge(shared, LEADS)).isEqualTo(new Verdict.Admit(Direction.SENT, Set.of(LEE)));
    }

    @Test
    void aMailToOneselfIsSent() {
        assertThat(judged(ME, ALIAS)).isEqualTo(new Verdict.Admit(Direction.SENT, Set.of()));
    }

    @Test
    void mailFromAStrangerIsLeftOutEvenIfALeadReadsAlong() {
        assertThat(judged("x@else.example", ME, LEAD)).isEqualTo(new Verdict.LeaveOut(LeftOut.NO_LEAD));
    }

    @Test
    void mailFromNobodyIsLeftOut() {
        assertThat(judged("", ME)).isEqualTo(new Verdict.LeaveOut(LeftOut.NO_LEAD));
    }

    @Test
    void ownAddressesAreNotLookedUp() {
        assertThat(rules.othersOn(envelope(ME, HORIZON, "inbox", false, LEAD, ALIAS, LEAD)))
                .containsExactly(LEAD);
    }

    @Test
    void theHorizonItselfIsStillRecorded() {
        assertThat(rules.leftOutUnseen(envelope(LEAD, HORIZON, "inbox", false, ME)))
                .isEmpty();
        assertThat(rules.leftOutUnseen(envelope(LEAD, HORIZON.minusSeconds(1), "inbox", false, ME)))
                .contains(LeftOut.BEFORE_HORIZON);
    }

    @Test
    void draftsAndUntrackedFoldersAreLeftOutWithoutALookAtTheLeads() {
        assertThat(rules.leftOutUnseen(envelope(ME, HORIZON, "inbox", true, LEAD)))
                .contains(LeftOut.DRAFT);
        assertThat(rules.leftOutUnseen(envelope(LEAD, HORIZON, "junk", false, ME)))
                .contains(LeftOut.FOLDER);
    }

    private Verdict judged(String from, String... to) {
        return rules.judge(envelope(from, HORIZON, "inbox", false, to), LEADS);
    }

    private static Envelope envelope(String from, Instant received, String folder, boolean draft, String... to) {
        var recipients = Stream.of(to).map(it -> new Participant("", it)).toList();
        return new Envelope(
                "id",
                "<1@x>",
                folder,
                new Participant("", from),
                NOBODY,
                recipients,
                List.of(),
                List.of(),
                received,
                received,
                draft);
    }
}
