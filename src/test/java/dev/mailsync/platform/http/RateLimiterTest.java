package dev.mailsync.platform.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateLimiterTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:17Z");
    private static final int LIMIT = 60;
    private static final int FEW = 2;
    private static final HttpConfig CONFIG = new HttpConfig() {

        @Override
        public int callsPerMinute() {
            return LIMIT;
        }

        @Override
        public int serviceCallsPerMinute() {
            return 2 * LIMIT;
        }
    };

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final RateLimiter limiter = process(NOON);

    @Test
    void oneCallTooManyIsRefusedUntilTheNextMinute() {
        count(limiter, person("anna"), LIMIT);

        assertThatThrownBy(() -> limiter.count(person("anna")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo("TOO_MANY_REQUESTS");
                    assertThat(problem.headers()).containsEntry("Retry-After", "44");
                });
        assertThatCode(() -> process(NOON.plusSeconds(43)).count(person("anna")))
                .doesNotThrowAnyException();
    }

    @Test
    void processesShareTheLimit() {
        count(limiter, person("anna"), LIMIT / 2);
        var other = process(NOON);
        count(other, person("anna"), LIMIT / 2);

        assertThatThrownBy(() -> limiter.count(person("anna"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> other.count(person("anna"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void theFirstFewAreNotWrittenDown() {
        count(limiter, person("anna"), FEW);
        assertThat(tables.all(Table.USERS)).isEmpty();

        count(limiter, person("anna"), 1);
        assertThat(tables.all(Table.USERS))
                .singleElement()
                .satisfies(row -> assertThat(row.count("calls")).isEqualTo(FEW + 1));
    }

    @Test
    void nobodyPaysForAnother() {
        count(limiter, person("anna"), LIMIT);

        assertThatCode(() -> limiter.count(person("bob"))).doesNotThrowAnyException();
        assertThatCode(() ->
                        limiter.count(new Caller(new CompanyId("other"), new UserId("anna"), Set.of(Role.SALESPERSON))))
                .doesNotThrowAnyException();
    }

    @Test
    void theBackEndMayCallMoreOften() {
        var service = new Caller(new CompanyId("acme"), new UserId("crm"), Set.of(Role.CRM_SERVICE));
        count(limiter, service, 2 * LIMIT);

        assertThatThrownBy(() -> limiter.count(service)).isInstanceOf(ProblemException.class);
    }

    private static void count(RateLimiter limiter, Caller caller, int calls) {
        for (int call = 0; call < calls; call++) {
            limiter.count(caller);
        }
    }

    private RateLimiter process(Instant time) {
        return new RateLimiter(tables, CONFIG, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static Caller person(String user) {
        return new Caller(new CompanyId("acme"), new UserId(user), Set.of(Role.SALESPERSON));
    }
}
