package dev.mailsync.endtoend;

import java.net.http.HttpResponse;

import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** The error catalogue as a page. */
@QuarkusTest
@Execution(ExecutionMode.SAME_THREAD)
@TestProfile(InMemoryParts.class)
class TroubleshootingPageTest extends BrowserTest {

    private static final String PAGE = "/mail-sync/troubleshooting";

    @Test
    void everyCodeHasItsPlaceAndNoPlaceIsThereTwice() {
        var ids = Jsoup.parse(get(PAGE).body()).select("[id]").eachAttr("id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ErrorCatalogue.all()).allSatisfy(entry -> assertThat(ids).containsAll(entry.codes()));
    }

    @Test
    void aCodeThatNobodyKnowsHasAPlaceAndWhatIsNoCodeIsNotRepeated() {
        assertThat(Jsoup.parse(get(PAGE + "?code=AADSTS99999").body()).getElementById("AADSTS99999"))
                .isNotNull();
        assertThat(Jsoup.parse(get(PAGE + "?code=erroritemnotfound").body()).getElementById("erroritemnotfound"))
                .isNotNull();
        assertThat(get(PAGE + "?code=%3Cscript%3E").body()).doesNotContain("<script");
    }

    @Test
    void itRunsNothingAndIsShownInNoFrame() {
        var headers = get(PAGE).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void everybodyCanReadItAndFindTheirError() {
        page.page().navigate(address + PAGE.substring(1) + "?code=AADSTS50173#AADSTS50173");

        assertThat(page.page().locator("article:target h3").innerText()).isEqualTo("Your sign-ins were ended");
        Pictures.look(page.page(), "troubleshooting", false);
    }

    private HttpResponse<String> get(String path) {
        return Crm.check(crm.http().get(path));
    }
}
