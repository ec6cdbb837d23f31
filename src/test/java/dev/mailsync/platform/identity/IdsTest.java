package dev.mailsync.platform.identity;

import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void partsAreKeptApart() {
        assertThat(ConnectionId.of(new CompanyId("ab"), new UserId("c")))
                .isNotEqualTo(ConnectionId.of(new CompanyId("a"), new UserId("bc")));
    }

    /** Whatever is stored is found by them. */
    @Test
    void theyStayWhatTheyAre() {
        assertThat(ConnectionId.of(new CompanyId("acme"), new UserId("anna"))).hasToString("CRFdoG_OOBKqqHbUhZFDyA");
        assertThat(Fingerprint.of("message", "<1@x>")).hasToString("qXuAY9ncOSPPAeL73CjQpQ");
    }

    @Test
    void manyCanBeMadeAtOnce() {
        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .mapToObj(i -> Fingerprint.of("message", "<1@x>"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aMailIsTheSameWhateverTheCaseOfItsSenderAndTheFractionOfItsSecond() {
        assertThat(MailIdentity.of("<1@x>", "Lee@Lead.example", NOON.plusMillis(300)))
                .isEqualTo(MailIdentity.of(" <1@x> ", "lee@lead.example", NOON));
    }

    @Test
    void anotherSenderOrTimeMakesAnotherMail() {
        var mail = MailIdentity.of("<1@x>", "lee@lead.example", NOON);

        assertThat(MailIdentity.of("<1@x>", "forger@evil.example", NOON)).isNotEqualTo(mail);
        assertThat(MailIdentity.of("<1@x>", "lee@lead.example", NOON.plusSeconds(1)))
                .isNotEqualTo(mail);
        assertThat(MailIdentity.of("<2@x>", "lee@lead.example", NOON)).isNotEqualTo(mail);
    }

    @Test
    void messageIdsDifferByCase() {
        assertThat(MailIdentity.of("<A@x>", "lee@lead.example", NOON))
                .isNotEqualTo(MailIdentity.of("<a@x>", "lee@lead.example", NOON));
    }

    @Test
    void aMailIdIsReadBackAndNothingElseIs() {
        var connection = ConnectionId.of(new CompanyId("acme"), new UserId("anna"));
        var id = new MailId(
                MailboxId.of(connection, "tenant", "object"), MailIdentity.of("<1@x>", "lee@lead.example", NOON));

        assertThat(MailId.parse(id.toString())).contains(id);
        assertThat(MailId.parse("")).isEmpty();
        assertThat(MailId.parse("#".repeat(44))).isEmpty();
        assertThat(MailId.parse(id + "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a#b", "a/b", "a b", "ä", "a\n"})
    void idsThatCouldBreakAKeyAreRefused(String id) {
        assertThatThrownBy(() -> new LeadId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "auth0|5f7c8", "anna@contoso.example", "550e8400-e29b-41d4-a716-446655440000"})
    void theIdsOfUsualCrmsAreAccepted(String id) {
        assertThat(new UserId(id).value()).isEqualTo(id);
    }
}
