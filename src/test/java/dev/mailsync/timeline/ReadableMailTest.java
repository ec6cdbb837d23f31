package dev.mailsync.timeline;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.MailId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may open a recorded email. */
class ReadableMailTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final String BOSS = "boss@holding.example";

    private final SmallCompany company = new SmallCompany().with("anna");
    private final ReadableMail readable = company.get(ReadableMail.class);

    @Test
    void colleaguesSeeWhatALeadIsOn() {
        company.receives("anna", LEE, "Hello");
        company.work();

        assertThat(isVisibleTo("ben")).isTrue();
    }

    @Test
    void emailOfAnAddressThatTurnsOutToBeTheCompanysOwnIsItsHoldersAlone() {
        company.lead("test", BOSS);
        company.receives("anna", BOSS, "Your salary");
        company.work();
        assertThat(isVisibleTo("ben")).isTrue();

        company.with("cfo", "cfo@holding.example");

        assertThat(isVisibleTo("ben")).isFalse();
        assertThat(isVisibleTo("anna")).isTrue();
    }

    @Test
    void itsHolderSeesItWithoutALead() {
        company.lead("test", BOSS);
        company.receives("anna", BOSS, "Your salary");
        company.work();
        assertThat(leadsShown()).containsExactly("test");

        company.with("cfo", "cfo@holding.example");

        assertThat(leadsShown()).isEmpty();
    }

    private Set<String> leadsShown() {
        var mail = company.get(SyncedMailStore.class)
                .ownedBy(ConnectionId.of(ACME, new UserId("anna")), Optional.empty(), 10)
                .getFirst()
                .mail();
        return company.get(MailViews.class)
                .list(ACME, List.of(SharedMail.of(mail, new UserId("anna"))))
                .getFirst()
                .leads();
    }

    private boolean isVisibleTo(String user) {
        var caller = new Caller(ACME, new UserId(user), Set.of(Role.SALESPERSON));
        return readable.open(caller, theOnlyMail()).isPresent();
    }

    private MailId theOnlyMail() {
        var ofAnna = ConnectionId.of(ACME, new UserId("anna"));
        return company.get(SyncedMailStore.class)
                .ownedBy(ofAnna, Optional.empty(), 10)
                .getFirst()
                .mail()
                .id();
    }
}
