package dev.mailsync.sync.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.company.AddressList;
import dev.mailsync.company.Capture;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.MailContacts;
import dev.mailsync.mail.SkipReason;
import dev.mailsync.microsoft.graph.Envelope;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.Participant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CaptureRulesTest {

    private static final Instant HORIZON = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant KEPT_FROM = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String ME = "anna@contoso.example";
    private static final String ALIAS = "sales@contoso.example";
    private static final String LEE = "lee@lead.example";
    private static final String MAY = "may@lead.example";
    private static final Set<Contact> LEADS = Contact.all(List.of(LEE, MAY));
    private static final Participant NOBODY = new Participant("", "");

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource({
        "SENT_AND_LEADS, lee@lead.example, anna@contoso.example, RECEIVED",
        "SENT_AND_LEADS, LEE@Lead.Example, anna@contoso.example, RECEIVED",
        "SENT_AND_LEADS, x@else.example, anna@contoso.example, left out",
        "SENT_AND_LEADS, x@else.example, anna@contoso.example lee@lead.example, RECEIVED",
        "SENT_AND_LEADS, bob@contoso.example, lee@lead.example anna@contoso.example, RECEIVED",
        "SENT_AND_LEADS, anna@contoso.example, x@else.example, SENT",
        "SENT_AND_LEADS, ANNA@contoso.example, x@else.example, SENT",
        "SENT_AND_LEADS, sales@contoso.example, lee@lead.example, SENT",
        "SENT_AND_LEADS, anna@contoso.example, sales@contoso.example, SENT",
        "SENT_AND_LEADS, '', anna@contoso.example, left out",
        "LEADS, lee@lead.example, anna@contoso.example, RECEIVED",
        "LEADS, anna@contoso.example, lee@lead.example, SENT",
        "LEADS, anna@contoso.example, x@else.example, left out",
        "LEADS, anna@contoso.example, x@else.example lee@lead.example, SENT",
        "LEADS, x@else.example, anna@contoso.example, left out",
        "EVERYTHING, x@else.example, anna@contoso.example, RECEIVED",
        "EVERYTHING, '', anna@contoso.example, RECEIVED",
        "EVERYTHING, anna@contoso.example, x@else.example, SENT"
    })
    void theSettingOfTheCompanyDecidesWhatIsRecorded(Capture capture, String from, String to, String expected) {
        var rules = rules(capture);

        var decision = rules.decide(rules.candidate(envelope(from, to.split(" "))), LEADS, Set.of());

        assertThat(decision instanceof Decision.Admit admit ? admit.direction().name() : "left out")
                .isEqualTo(expected);
    }

    @Test
    void aMailStandsOnTheTimelinesOfAllLeadsOnIt() {
        assertThat(decision(envelope(LEE, ME, MAY), Set.of()))
                .isEqualTo(new Decision.Admit(
                        Direction.RECEIVED, new MailContacts(Contact.all(List.of(LEE, MAY)), Set.of())));
    }

    @Test
    void anAnswerFromAnUnknownAddressIsRecordedForTheThreadItBelongsTo() {
        var lee = Contact.all(List.of(LEE));

        assertThat(decision(envelope("x@else.example", ME), lee))
                .isEqualTo(new Decision.Admit(Direction.RECEIVED, new MailContacts(lee, Set.of())));
    }

    @Test
    void aThreadOfSomebodyWhoIsNoLeadAnyMoreIsNone() {
        var former = Contact.all(List.of("former@lead.example"));

        assertThat(decision(envelope("x@else.example", ME), former)).isEqualTo(new Decision.Skip(SkipReason.NO_LEAD));
    }

    @Test
    void whatLiesInSentItemsWasSentUnderWhateverAddress() {
        var shared = envelope("team@contoso.example", NOON, "sent", false, "x@else.example");

        assertThat(decision(shared, Set.of()))
                .isEqualTo(new Decision.Admit(Direction.SENT, new MailContacts(Set.of(), Set.of())));
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "bob@contoso.example, anna@contoso.example, INTERNAL",
        "anna@contoso.example, bob@mail.contoso.example, INTERNAL",
        "anna@contoso.example, anna@contoso.example, INTERNAL",
        "anna@contoso.example, bob@contoso.example lee@lead.example, ",
        "lee@lead.example, anna@contoso.example, ",
        "spouse@home.example, anna@contoso.example, NEVER_RECORD",
        "anna@contoso.example, lee@lead.example spouse@home.example, NEVER_RECORD",
        "anna@contoso.example, doc@clinic.example, NEVER_RECORD",
        "anna@contoso.example, doc@ward.clinic.example, NEVER_RECORD",
        "anna@contoso.example, doc@notclinic.example, ",
        "'', '', "
    })
    void privateAndInternalMailIsSkippedBeforeAnybodyLooksForLeads(String from, String to, SkipReason expected) {
        var rules = new CaptureRules(
                Capture.EVERYTHING,
                AddressList.parse(List.of("contoso.example")),
                AddressList.parse(List.of("spouse@home.example", "clinic.example")),
                false,
                Set.of(),
                facts());

        assertThat(rules.skipReason(envelope(from, to.split(" ")))).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"bob@contoso.example, anna@brand.example", "anna@brand.example, bob@contoso.example"})
    void theUsersAliasOfAnotherDomainIsTheCompanys(String from, String to) {
        var facts = facts();
        var rules = new CaptureRules(
                Capture.EVERYTHING,
                AddressList.parse(List.of("contoso.example")),
                AddressList.EMPTY,
                false,
                Set.of(),
                new CaptureRules.MailboxFacts(
                        Set.of(ME, "anna@brand.example"),
                        facts.horizon(),
                        facts.keptFrom(),
                        facts.sentItems(),
                        Set.of()));

        assertThat(rules.skipReason(envelope(from, to))).contains(SkipReason.INTERNAL);
    }

    @Test
    void withoutDomainsOfItsOwnACompanyHasNoInternalMail() {
        assertThat(rules(Capture.EVERYTHING).skipReason(envelope(ME, ALIAS))).isEmpty();
    }

    @Test
    void theHorizonAndWhatTheCompanyKeepsAreRecordedToTheirVerySecond() {
        assertThat(skipReason(HORIZON.minusSeconds(1))).contains(SkipReason.BEFORE_HORIZON);
        assertThat(skipReason(HORIZON)).contains(SkipReason.RETENTION);
        assertThat(skipReason(KEPT_FROM.minusSeconds(1))).contains(SkipReason.RETENTION);
        assertThat(skipReason(KEPT_FROM)).isEmpty();
    }

    @Test
    void kindsThatTheCompanySkipsAreNotRecorded() {
        var rules = new CaptureRules(
                Capture.EVERYTHING, AddressList.EMPTY, AddressList.EMPTY, false, Set.of(MailKind.AUTO_REPLY), facts());

        assertThat(rules.skipReason(envelope(MailKind.AUTO_REPLY, LEE, ME))).contains(SkipReason.SKIPPED_KIND);
        assertThat(rules.skipReason(envelope(MailKind.BOUNCE, LEE, ME))).isEmpty();
    }

    @Test
    void draftsAndUntrackedFoldersAreSkipped() {
        var rules = rules(Capture.EVERYTHING);

        assertThat(rules.skipReason(envelope(ME, NOON, "inbox", true, LEE))).contains(SkipReason.DRAFT);
        assertThat(rules.skipReason(envelope(LEE, NOON, "junk", false, ME))).contains(SkipReason.FOLDER);
    }

    @Test
    void ownAddressesAreNotLookedUp() {
        assertThat(rules(Capture.LEADS).candidate(envelope(ME, LEE, ALIAS, LEE)).others())
                .containsExactly(new Contact(LEE));
    }

    @Test
    void theUserAndColleaguesDoNotJoinStrangersToAThread() {
        var rules = new CaptureRules(
                Capture.LEADS,
                AddressList.parse(List.of("contoso-group.example")),
                AddressList.EMPTY,
                false,
                Set.of(),
                facts());

        assertThat(rules.candidate(envelope("x@else.example", ME, "bob@contoso.example", "eve@contoso-group.example"))
                        .thread()
                        .correspondents())
                .containsExactly("x@else.example");
    }

    private Optional<SkipReason> skipReason(Instant receivedAt) {
        return rules(Capture.EVERYTHING).skipReason(envelope(LEE, receivedAt, "inbox", false, ME));
    }

    private static Decision decision(Envelope envelope, Set<Contact> ofThread) {
        var rules = rules(Capture.SENT_AND_LEADS);
        return rules.decide(rules.candidate(envelope), LEADS, ofThread);
    }

    private static CaptureRules rules(Capture capture) {
        return new CaptureRules(capture, AddressList.EMPTY, AddressList.EMPTY, false, Set.of(), facts());
    }

    private static CaptureRules.MailboxFacts facts() {
        return new CaptureRules.MailboxFacts(Set.of(ME, ALIAS), HORIZON, KEPT_FROM, "sent", Set.of("junk"));
    }

    private static Envelope envelope(String from, String... to) {
        return envelope(from, NOON, "inbox", false, to);
    }

    private static Envelope envelope(MailKind kind, String from, String to) {
        return envelope(kind, from, NOON, "inbox", false, to);
    }

    private static Envelope envelope(String from, Instant received, String folder, boolean draft, String... to) {
        return envelope(MailKind.MESSAGE, from, received, folder, draft, to);
    }

    private static Envelope envelope(
            MailKind kind, String from, Instant received, String folder, boolean draft, String... to) {
        var recipients = Stream.of(to).map(it -> new Participant("", it)).toList();
        return new Envelope(
                "id",
                "<1@x>",
                List.of(),
                "conversation",
                folder,
                new Participant("", from),
                NOBODY,
                recipients,
                List.of(),
                List.of(),
                List.of(),
                received,
                received,
                draft,
                false,
                kind,
                null);
    }
}
