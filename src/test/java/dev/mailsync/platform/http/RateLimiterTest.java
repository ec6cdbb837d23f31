package dev.mailsync.platform.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateLimiterTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:17Z");
    private static final HttpConfig TWO_AND_FOUR = new HttpConfig() {

        @Override
        public int callsPerMinute() {
            return 2;
        }

        @Override
        public int serviceCallsPerMinute() {
            return 4;
        }
    };

    private final InMemoryDynamo tables = new InMemoryDynamo();

    @Test
    void oneCallTooManyIsRefusedUntilTheNextMinute() {
        at(NOON).count(person("anna"));
        at(NOON).count(person("anna"));

        assertThatThrownBy(() -> at(NOON).count(person("anna")))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo("TOO_MANY_REQUESTS");
                    assertThat(problem.headers()).containsEntry("Retry-After", "44");
                });
        assertThatCode(() -> at(NOON.plusSeconds(43)).count(person("anna"))).doesNotThrowAnyException();
    }

    @Test
    void nobodyPaysForAnother() {
        at(NOON).count(person("anna"));
        at(NOON).count(person("anna"));

        assertThatCode(() -> at(NOON).count(person("bob"))).doesNotThrowAnyException();
        assertThatCode(() -> at(NOON).count(
                                new Caller(new CompanyId("other"), new UserId("anna"), Set.of(Role.SALESPERSON))))
                .doesNotThrowAnyException();
    }

    @Test
    void theBackEndMayCallMoreOften() {
        var service = new Caller(new CompanyId("acme"), new UserId("crm"), Set.of(Role.CRM_SERVICE));
        for (int i = 0; i < 4; i++) {
            at(NOON).count(service);
        }
        assertThatThrownBy(() -> at(NOON).count(service)).isInstanceOf(ProblemException.class);
    }

    private RateLimiter at(Instant time) {
        return new RateLimiter(tables, TWO_AND_FOUR, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static Caller person(String user) {
        return new Caller(new CompanyId("acme"), new UserId(user), Set.of(Role.SALESPERSON));
    }
}
