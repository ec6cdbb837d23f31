package dev.mailsync.endtoend;

import java.util.List;

import com.microsoft.playwright.Request;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** What it costs to see the status, and what is seen where that does not work. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class FirstPaintTest extends BrowserTest {

    private static final int MOST_BYTES = 60 * 1024;
    private static final String TOOLBAR =
            "<mail-sync-notice refresh=\"30\" settings-url=\"/settings\"></mail-sync-notice>";

    @Test
    void theStatusTakesOneCallAndLessThanSixtyKilobytes() {
        connected();
        annaOpensHerSettings().says("since");
        var requests = List.copyOf(page.requests());

        assertThat(requests.stream().map(Request::url).filter(url -> url.contains("/v1/")))
                .singleElement()
                .asString()
                .endsWith("/v1/mail-sync/connection");
        var loaded = requests.stream()
                .filter(request -> request.url().contains("/mail-sync/"))
                .mapToInt(request -> request.sizes().responseBodySize)
                .sum();
        System.out.printf("The settings page loads %,d bytes%n", loaded);
        assertThat(loaded).isBetween(1_000, MOST_BYTES);
    }

    @Test
    void theNoticeIsForAdministratorsAndSharesTheCallOfTheSettings() {
        opens("anna", "administrator", NOTICE, SETTINGS).says("Your Mail Sync is not configured");

        assertThat(page.requests().stream().filter(it -> it.url().contains("/v1/")))
                .hasSize(1);
        look("notice");
    }

    @Test
    void nobodyElseGetsTheNotice() {
        opens("anna", "salesperson", NOTICE, SETTINGS).shows("Not configured");

        assertThat(page.isSaying("Your Mail Sync is not configured")).isFalse();
    }

    @Test
    void aTokenThatRanOutIsAskedForOnceMore() {
        page.open("no token", SETTINGS).says("Your CRM session has expired");

        assertThat(page.requests().stream()
                        .filter(it -> it.url().contains("/v1/"))
                        .toList())
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat((Integer) page.page().evaluate("() => window.tokensAsked")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void beforeAnythingIsKnownThePageSaysSoAndWithoutAnAnswerItOffersToTryAgain() {
        page.page().route("**/v1/mail-sync/connection", route -> {});
        annaOpensHerSettings().says("Loading");
        look("loading");

        page.page().unroute("**/v1/mail-sync/connection");
        page.page().route("**/v1/mail-sync/connection", route -> route.abort());
        page.page().reload();
        page.says("Mail Sync is unavailable right now");
        look("unavailable");

        page.page().unroute("**/v1/mail-sync/connection");
        page.click("Try again").shows("Not configured");
    }

    @Test
    void whoIsOfflineSeesTheLastKnownStateMarkedAsSuch() {
        connected();
        annaOpensHerSettings().shows("Enabled");

        page.context().setOffline(true);
        page.says("You're offline. Last updated at");
        look("offline");
        anna.disable("KEEP");
        page.context().setOffline(false);

        page.shows("Not configured");
        assertThat(page.isSaying("You're offline")).isFalse();
    }
}
