package dev.mailsync.sync.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.connection.Status;
import dev.mailsync.error.OpenError;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** A refusal that does not come again keeps nobody waiting. */
class SingleRefusalTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            403, 2, ERROR
            401, 2, ERROR
            409, 1, ENABLED
            """)
    void itIsOverWithinTenMinutes(int status, int times, Status shown) {
        var company = new SmallCompany().with("anna");
        refuses(company, "GET", status, "/v1.0/", times);
        company.receives("anna", LEE, "Hello");
        company.work();
        assertThat(company.connection("anna").status()).isEqualTo(shown);
        assertThat(openErrors(company)).hasSize(1);

        company.pass(Duration.ofMinutes(10));

        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(openErrors(company)).isEmpty();
        assertThat(company.recorded()).containsExactly("Hello");
    }

    @ParameterizedTest
    @CsvSource({"400, 2", "403, 1", "409, 2", "503, 1"})
    void aSubscriptionThatIsRefusedOnceIsMadeWithinTenMinutesAndTheMailboxIsGreenAllTheTime(int status, int times) {
        var company = new SmallCompany();
        refuses(company, "POST", status, "/subscriptions", times);
        company.with("anna");
        assertThat(company.connection("anna").status()).isEqualTo(Status.ENABLED);
        assertThat(openErrors(company)).extracting(OpenError::code).containsExactly("SUBSCRIPTION_REFUSED");

        company.pass(Duration.ofMinutes(10));

        assertThat(openErrors(company)).isEmpty();
        assertThat(company.connection("anna").connected().subscriptionState().isActive(company.now()))
                .isTrue();
    }

    private static void refuses(SmallCompany company, String method, int status, String path, int times) {
        var match = new Match(Optional.of(method), Optional.of(path), Optional.empty());
        company.world().faults().add(Fault.status(status, match), Optional.of(times), Optional.empty());
    }

    private static List<OpenError> openErrors(SmallCompany company) {
        return company.connection("anna").connected().health().errors().all();
    }
}
