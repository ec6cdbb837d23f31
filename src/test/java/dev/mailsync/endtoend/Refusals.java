package dev.mailsync.endtoend;

import java.net.http.HttpResponse;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds calls to a problem response with a code, and to leaving everything that is stored as it was. */
final class Refusals {

    private final Crm crm;
    private final Tables tables;

    Refusals(Crm crm, Tables tables) {
        this.crm = crm;
        this.tables = tables;
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
