package dev.mailsync.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;

/** The page of {@link CrmPageResource} in a browser of its own. */
final class CrmPage implements AutoCloseable {

    /** Sets the token, and the little style that a page may have under its policy. */
    private static final String SCRIPT = """
            const style = new CSSStyleSheet();
            style.replaceSync('body { margin: 16px; font-family: system-ui, sans-serif; } h1 { font-size: 1.2em; }');
            document.adoptedStyleSheets = [style];
            window.tokensAsked = 0;
            for (const element of document.querySelectorAll('[refresh]')) {
              element.token = async () => { window.tokensAsked++; return '%s'; };
            }
            """;

    private static final Pattern PAGE = Pattern.compile("http://localhost:[0-9]+/crm/page(\\?.*)?");

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    CrmPage(Browser browser, String base) {
        this.base = base;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setViewportSize(800, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(60_000);
        context.addInitScript(Axe.SOURCE);
        page = context.newPage();
        page.onRequest(requests::add);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // What the API refuses is no fault of the page.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    /** @param elements "settings", "notice" or "company" */
    CrmPage open(String token, String... elements) {
        page.route(
                "**/crm/page.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody(SCRIPT.formatted(token))));
        page.navigate(base + "/crm/page?show=" + String.join("&show=", elements));
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    List<Request> requests() {
        return requests;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Waits until the page says so. */
    CrmPage says(String text) {
        text(text).waitFor();
        return this;
    }

    /** Waits until the status is shown by this name. Its badge is looked at alone, as names such as "Error" also occur elsewhere. */
    CrmPage shows(String status) {
        badge(page, status).waitFor();
        return this;
    }

    static Locator badge(Page page, String status) {
        return page.locator("mail-sync-settings .badge")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*" + status + "\\s*$")));
    }

    boolean isSaying(String text) {
        return page.getByText(text).count() > 0;
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    CrmPage click(String button) {
        button(button).first().click();
        return this;
    }

    /** Through Microsoft's pages: picks the account, and accepts or cancels. */
    CrmPage signIn(String upn, String answer) {
        click("Sign in with Microsoft");
        page.locator("button[value='" + upn + "']").click();
        if (answer != null) {
            click(answer);
        }
        page.waitForURL(PAGE);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
