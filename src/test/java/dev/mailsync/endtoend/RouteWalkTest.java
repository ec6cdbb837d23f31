package dev.mailsync.endtoend;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import dev.mailsync.sandbox.crm.CrmTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.assertj.core.api.SoftAssertions;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.endtoend.PersonAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Takes every route of the contract as a stranger, as another company and as each role. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class RouteWalkTest extends WholeWay {

    @Inject
    CrmTokens tokens;

    private String mail;

    @BeforeEach
    void aRecordedMail() {
        connected();
        receives("<1@lead.example>", LEE, "Of nobody else's concern");
        crm.idle();
        mail = anna.read(TIMELINE).at("/items/0/id").asText();
    }

    @Test
    void everyRouteOfTheContractHasARow() {
        var contract = new ArrayList<String>();
        var paths = crm.http().json(crm.http().get("/q/openapi?format=json")).get("paths");
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method ->
                                contract.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(Routes.ALL).extracting(Routes.Route::name).containsExactlyInAnyOrderElementsOf(contract);
    }

    @Test
    void aStrangerGetsNowhere() throws Exception {
        var strangers = new LinkedHashMap<String, String>();
        strangers.put("no token of any kind", "garbage");
        strangers.put("signed by another key", tokens.ofAnotherKey());
        strangers.put("not signed", tokens.ofNobody());
        strangers.put("expired", tokens.with(it -> it.setExpirationTime(NumericDate.fromSeconds(1_700_000_000))));
        strangers.put("of another issuer", tokens.with(it -> it.setIssuer("https://else.example")));
        strangers.put("for another audience", tokens.with(it -> it.setAudience("else")));
        strangers.put("without an end", tokens.with(it -> it.unsetClaim("exp")));
        var softly = new SoftAssertions();
        for (var route : closed()) {
            var without = call(route, Map.of());
            softly.assertThat(without.statusCode())
                    .as(route.name() + " without a token")
                    .isEqualTo(401);
            strangers.forEach((what, token) -> {
                var answer = call(route, Map.of("Authorization", "Bearer " + token));
                softly.assertThat(answer.statusCode())
                        .as(route.name() + ", " + what)
                        .isEqualTo(401);
                softly.assertThat(answer.body()).as(route.name() + ", " + what).contains("\"UNAUTHORIZED\"");
            });
        }
        softly.assertAll();
        assertNothingHappened();
    }

    @Test
    void aTokenThatDoesNotSayWhoseItIsOpensNothing() {
        var nobodys = tokens.with(it -> it.unsetClaim("company"));
        var strange = tokens.with(it -> it.setStringClaim("company", "acme#mailbox"));
        for (var route : closed()) {
            for (var token : List.of(nobodys, strange)) {
                assertThat(call(route, Map.of("Authorization", "Bearer " + token))
                                .statusCode())
                        .as(route.name())
                        .isEqualTo(403);
            }
        }
        assertNothingHappened();
    }

    @Test
    void eachRoleTakesItsOwnRoutesAndNoOther() {
        var softly = new SoftAssertions();
        for (var role : Routes.ROLES) {
            for (var route : closed()) {
                var status =
                        call(route, bearer("acme", "somebody-" + role, role)).statusCode();
                if (route.roles().contains(role)) {
                    softly.assertThat(status)
                            .as(route.name() + " as " + role)
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    softly.assertThat(status).as(route.name() + " as " + role).isEqualTo(403);
                }
            }
        }
        softly.assertAll();
        assertNothingHappened();
    }

    @Test
    void anotherCompanySeesAndChangesNothing() {
        var softly = new SoftAssertions();
        for (var route : closed()) {
            for (var role : route.roles()) {
                // The same user id means somebody else there.
                var answer = call(route, bearer("other", "anna", role));
                softly.assertThat(answer.statusCode())
                        .as(route.name())
                        .isNotIn(401, 403)
                        .isLessThan(500);
                var sent = String.valueOf(route.body());
                Stream.of("nobody else's", ANNA, LEE, "\"mail\":\"" + mail)
                        .filter(secret -> !sent.contains(secret))
                        .forEach(secret -> softly.assertThat(answer.body())
                                .as(route.name())
                                .doesNotContain(secret));
            }
        }
        softly.assertAll();
        assertNothingHappened();
    }

    @Test
    void whatExistsElsewhereLooksLikeWhatDoesNotExist() {
        var other = crm.person("other", "anna", "salesperson", "administrator", "crm-service");
        for (var path :
                List.of("/v1/leads/%s/mails", "/v1/opportunities/%s/mails", "/v1/mails/%s", "/v1/companies/%s")) {
            for (var id : List.of("lead-1", "opp-1", mail, "acme")) {
                var there = other.get(path.formatted(id));
                var nowhere = other.get(path.formatted("x".repeat(id.length())));
                assertThat(there.statusCode()).as(path).isEqualTo(404);
                assertThat(there.body().replace(id, ""))
                        .isEqualTo(nowhere.body().replace("x".repeat(id.length()), ""));
            }
        }
    }

    @Test
    void whatIsNotWrittenDownIsClosed() {
        assertThat(anna.get("/v1/anything").statusCode()).isEqualTo(404);
        assertThat(anna.delete("/v1/mail-sync/connection").statusCode()).isEqualTo(405);
    }

    private void assertNothingHappened() {
        crm.idle();
        assertThat(anna).isEnabled();
        assertThat(anna.subjects(TIMELINE)).containsExactly("Of nobody else's concern");
    }

    private static List<Routes.Route> closed() {
        return Routes.ALL.stream().filter(route -> !route.isOpen()).toList();
    }

    private Map<String, String> bearer(String company, String user, String role) {
        return Map.of("Authorization", "Bearer " + crm.token(company, user, role));
    }

    private HttpResponse<String> call(Routes.Route route, Map<String, String> headers) {
        return crm.http().send(route.method(), route.path(Map.of("mail", mail)), route.body(), headers);
    }
}
