package dev.mailsync.endtoend;

import java.net.http.HttpResponse;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** Anna is connected, and what is refused gets a problem response with a code and leaves everything stored as it was. */
abstract class RefusalsTest extends WholeWay {

    @Inject
    Tables tables;

    @BeforeEach
    void annaIsConnected() {
        connected();
    }

    void refused(int status, String code, Supplier<HttpResponse<String>> call) {
        unchanged(() -> assertProblem(call.get(), status, code));
    }

    void unchanged(Runnable call) {
        var before = tables.allButErrors();
        call.run();
        assertThat(tables.allButErrors()).isEqualTo(before);
    }

    void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = crm.http().json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.hasNonNull("type")).isTrue();
        assertThat(problem.hasNonNull("title")).isTrue();
    }
}
