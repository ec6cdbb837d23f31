package dev.mailsync.sandbox.demo;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo as dev mode plays it. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class DemoTest {

    private static final Logger LOG = Logger.getLogger(DemoTest.class);

    // Shorter ones, such as "test", are words of the log itself.
    private static final int TELLING = 12;

    @TestHTTPResource
    URI address;

    @Inject
    Overheard overheard;

    private DemoHttp http;
    private CapturedLog log;
    private Morning.Summary summary;

    @BeforeEach
    void play() {
        http = new DemoHttp(address);
        overheard.forget();
        log = CapturedLog.open();
        summary = new Morning(http, LOG::info).play();
        log.close();
    }

    @AfterEach
    void forget() {
        overheard.forget();
    }

    @Test
    void allEmailIsRecordedOrSkippedAndNothingPrivateIsLogged() {
        var conversation = Conversation.before(Instant.now());
        assertThat(RealMail.all()).hasSize(80);
        assertThat(summary.delivered()).isEqualTo(RealMail.all().size() + conversation.size());
        assertThat(summary.recorded() + summary.skippedInAll()).isEqualTo(summary.delivered());

        assertThat(log.errors()).isEmpty();
        assertThat(log.text()).contains("recorded ");
        assertThat(overheard.names())
                .containsExactly(
                        "access_token",
                        "clientState",
                        "code",
                        "id_token",
                        "mail_sync_ticket",
                        "refresh_token",
                        "state");
        assertThat(overheard.secrets()).noneMatch(log.text()::contains);
        assertThat(contents()).hasSizeGreaterThan(50).noneMatch(log.text()::contains);
    }

    /** What the page shows first is a story: its first sentence counts on these. */
    @Test
    void aMorningHasAnOfferAnAnswerAMeetingAnAbsenceABounceAndSomethingPrivate() {
        var counts = read("/v1/mail-sync/connection").get("counts");
        var skipped = Conversation.before(Instant.now()).stream()
                .filter(Conversation.Letter::skipped)
                .count();
        assertThat(counts.get("recorded").asInt())
                .isEqualTo(Conversation.before(Instant.now()).size() - (int) skipped);
        assertThat(counts.get("leftOut").properties())
                .extracting(it -> it.getKey() + " " + it.getValue())
                .containsExactlyInAnyOrder("MARKED_PRIVATE 1", "INTERNAL 1", "NO_LEAD 1");

        var lee = read("/v1/leads/lead-lee/mails").get("items");
        assertThat(lee.findValuesAsText("subject"))
                .contains("Offer: 40 city bikes", "Invitation: handover of the bikes")
                .doesNotContain("Lunch on Saturday?");
        assertThat(lee).hasSize(5);
        assertThat(lee.findValuesAsText("kind")).contains("MEETING");
        assertThat(lee.findValuesAsText("name")).contains("order-40-city-bikes.pdf", "Bob Larsen");
        assertThat(read("/v1/leads/lead-may/mails").get("items").findValuesAsText("kind"))
                .containsExactly("AUTO_REPLY", "MESSAGE");
        var tom = read("/v1/leads/lead-tom/mails").get("items");
        assertThat(tom.findValuesAsText("kind")).containsExactly("BOUNCE", "MESSAGE");
        assertThat(tom.get(1).hasNonNull("bouncedAt")).isTrue();
    }

    private TreeSet<String> contents() {
        var contents = new TreeSet<String>();
        contents.add(Conversation.MAILBOX);
        RealMail.all().forEach(mail -> mail.sender().ifPresent(contents::add));
        for (var user : List.of(Morning.USER, Morning.ODD_USER)) {
            for (var listed : read(user, "/v1/mail-sync/mails?limit=100").get("items")) {
                var mail = read(user, "/v1/mails/" + listed.get("id").asText());
                addTelling(contents, mail.path("subject"));
                contents.addAll(mail.findValuesAsText("address"));
                addTelling(contents, mail.path("text"));
            }
        }
        contents.remove("");
        return contents;
    }

    private static void addTelling(TreeSet<String> contents, JsonNode text) {
        text.asText()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() >= TELLING)
                .forEach(contents::add);
    }

    private JsonNode read(String path) {
        return read(Morning.USER, path);
    }

    private JsonNode read(String user, String path) {
        var login = "{\"company\":\"%s\",\"user\":\"%s\",\"roles\":[\"salesperson\"]}".formatted(Morning.COMPANY, user);
        var token = http.post("/sandbox/crm/token", null, login).get("token").asText();
        return http.get(path, token);
    }
}
