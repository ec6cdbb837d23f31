package dev.mailsync.sandbox.demo;

import java.net.URI;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo as dev mode plays it. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
@Tag("slow")
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
    void allMailIsRecordedOrLeftOutAndNothingPrivateIsLogged() {
        assertThat(summary.delivered()).isEqualTo(RealMail.all().size() + 3).isEqualTo(83);
        assertThat(summary.recorded() + summary.leftOut()).isEqualTo(summary.delivered());
        assertThat(summary.recorded()).isPositive();
        assertThat(summary.leftOut()).isPositive();
        assertThat(read("/v1/leads/lead-lee/mails").get("items")).hasSize(3);

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

    private TreeSet<String> contents() {
        var contents = new TreeSet<String>();
        contents.add(Morning.MAILBOX);
        RealMail.all().forEach(mail -> mail.sender().ifPresent(contents::add));
        for (var listed : read("/v1/mail-sync/mails?limit=100").get("items")) {
            var mail = read("/v1/mails/" + listed.get("id").asText());
            addTelling(contents, mail.path("subject"));
            contents.addAll(mail.findValuesAsText("address"));
            addTelling(contents, mail.path("text"));
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
        var login = "{\"company\":\"%s\",\"user\":\"%s\",\"roles\":[\"salesperson\"]}"
                .formatted(Morning.COMPANY, Morning.USER);
        var token = http.post("/sandbox/crm/token", null, login).get("token").asText();
        return http.get(path, token);
    }
}
