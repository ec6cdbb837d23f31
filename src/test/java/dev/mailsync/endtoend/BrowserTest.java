package dev.mailsync.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/** People before the pages of a CRM that embeds the elements. */
@Tag("browser")
abstract class BrowserTest extends WholeWay {

    static final String SETTINGS = "settings";
    static final String NOTICE = "notice";

    private static Chromium chromium;

    CrmPage page;

    @BeforeAll
    static void aBrowser() {
        chromium = Chromium.orSkip();
    }

    @AfterAll
    static void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void aFreshContext() {
        page = newPage();
    }

    CrmPage newPage() {
        return new CrmPage(chromium.browser(), address.toString().replaceAll("/$", ""));
    }

    /** Neither an exception nor anything that the page's policy forbids. */
    @AfterEach
    void noPageComplained() {
        assertThat(page.complaints()).isEmpty();
        page.close();
    }

    CrmPage opens(String user, String role, String... elements) {
        return page.open(crm.token("acme", user, role), elements);
    }

    CrmPage annaOpensHerSettings() {
        return opens("anna", "salesperson", SETTINGS);
    }

    void look(String state) {
        Pictures.look(page.page(), state);
    }

    /** What stands in the middle of the window. */
    void lookAtDialog(String state) {
        Pictures.look(page.page(), state, false);
    }
}
