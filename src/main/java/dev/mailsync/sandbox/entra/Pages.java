package dev.mailsync.sandbox.entra;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mailsync.sandbox.mailbox.account.Account;

/** The sign-in pages: plain forms that post back to their own address. */
final class Pages {

    private Pages() {}

    static String pickAccount(SignInStep.PickAccount step) {
        var accounts = step.accounts().stream().map(Pages::accountButton).collect(Collectors.joining());
        return page(
                "Pick an account",
                step.accounts().isEmpty()
                        ? "<p>There are no mailboxes. Make one with <code>POST /sandbox/control/mailboxes</code>.</p>"
                        : "<form method=\"post\">" + accounts + "</form>");
    }

    private static String accountButton(Account account) {
        return "<p><button name=\"account\" value=\"%s\">%s &lt;%s&gt;</button></p>"
                .formatted(escape(account.upn()), escape(account.displayName()), escape(account.upn()));
    }

    static String askConsent(SignInStep.AskConsent step) {
        var scopes = step.scopes().stream()
                .sorted()
                .map(scope -> "<li>" + escape(scope) + "</li>")
                .collect(Collectors.joining());
        return page("Permissions requested", """
                <p>%s</p>
                <ul>%s</ul>
                <form method="post">
                <input type="hidden" name="account" value="%s">
                <button name="consent" value="accept">Accept</button>
                <button name="consent" value="decline">Cancel</button>
                </form>
                """.formatted(
                escape(step.account().upn()), scopes, escape(step.account().upn())));
    }

    static String askAdmin(String tenant, String scopes) {
        var items = Stream.of(scopes.strip().split("\\s+"))
                .map(scope -> "<li>" + escape(scope) + "</li>")
                .collect(Collectors.joining());
        return page("Permissions requested, accept for your organization", """
                <p>%s</p>
                <ul>%s</ul>
                <form method="post">
                <button name="consent" value="accept">Accept</button>
                <button name="consent" value="decline">Cancel</button>
                </form>
                """.formatted(escape(tenant), items));
    }

    static String error(EntraError error) {
        return page("Sorry, but we're having trouble signing you in", "<p>" + escape(error.description()) + "</p>");
    }

    static String unavailable() {
        return page("Our services aren't available right now", "<p>Please check back soon.</p>");
    }

    static String signedOut() {
        return page("You signed out of your account", "<p>It is a good idea to close all browser windows.</p>");
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="data:,"></head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s
                <p><small>This page is the sandbox's, not Microsoft's.</small></p>
                </main>
                </body>
                </html>
                """.formatted(escape(title), content);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
