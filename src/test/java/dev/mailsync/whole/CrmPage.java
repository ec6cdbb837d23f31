package dev.mailsync.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;

/**
 * A page of a CRM with the elements on it, in a browser of its own. The page allows them no more than docs/settings-page.md
 * asks for: no style, no image, no script but the one.
 */
final class CrmPage implements AutoCloseable {

    static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

    private static final String HOST = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>CRM</title>
            <script type="module" src="/mail-sync/mail-sync.js"></script>
            <script type="module" src="/crm/page.js"></script>
            </head>
            <body><header><h1>CRM</h1></header>%s</body>
            </html>
            """;

    private static final String SCRIPT = """
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
        context.setDefaultTimeout(20_000);
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

    /** @param body with {@code refresh} on every element, so that the tests need not wait for half a minute */
    CrmPage open(String token, String body) {
        page.route(PAGE, route -> fulfil(route, "text/html", HOST.formatted(body)));
        page.route("**/crm/page.js", route -> fulfil(route, "text/javascript", SCRIPT.formatted(token)));
        page.navigate(base + "/crm/page");
        return this;
    }

    private static void fulfil(Route route, String type, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType(type)
                .setHeaders(Map.of("Content-Security-Policy", POLICY, "Content-Type", type + "; charset=utf-8"))
                .setBody(body));
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
