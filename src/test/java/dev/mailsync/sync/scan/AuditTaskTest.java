package dev.mailsync.sync.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.MailboxTask;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.error.Failure;
import dev.mailsync.error.OpenError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditTaskTest {

    private final SmallCompany company = new SmallCompany().with("anna");

    @Test
    void howeverOftenPeopleAskForOneItRunsOnceAnHour() {
        company.wants("anna", ScanKind.AUDIT);
        company.pass(Duration.ofMinutes(2));
        var first = ended();

        company.wants("anna", ScanKind.AUDIT);
        company.pass(Duration.ofMinutes(30));
        company.wants("anna", ScanKind.AUDIT);
        company.pass(Duration.ofMinutes(25));
        assertThat(ended()).isEqualTo(first);

        company.pass(Duration.ofMinutes(10));
        assertThat(ended()).isAfterOrEqualTo(first.plus(Duration.ofHours(1)));
    }

    /** As when a table failed while it was requested. */
    @Test
    void thatOneCouldNotBeRequestedIsNoErrorForEver() {
        var connection = company.connection("anna");
        company.get(ConnectionStore.class)
                .change(
                        connection.id(),
                        connection.generation(),
                        it -> it.withMailbox(mailbox -> mailbox.backfillFailed(
                                MailboxTask.AUDIT, company.now(), Failure.internal(), company.now())));
        assertThat(errors()).hasSize(1);

        company.pass(Duration.ofHours(25));

        assertThat(errors()).isEmpty();
    }

    private List<OpenError> errors() {
        return company.connection("anna").connected().health().errors().all();
    }

    private Instant ended() {
        var connection = company.connection("anna");
        return company.get(ScanStore.class)
                .find(connection.id(), connection.generation(), ScanKind.AUDIT)
                .flatMap(it -> it.endedAt())
                .orElseThrow();
    }
}
