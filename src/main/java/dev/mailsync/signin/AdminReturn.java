package dev.mailsync.signin;

/**
 * The page that a Microsoft 365 administrator sees after approving the application, or not. Nobody is signed in to the
 * CRM here, and only the outcome is taken from the request.
 */
final class AdminReturn {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <h1>%1$s</h1>
            <p>%2$s</p>
            """;

    private AdminReturn() {}

    static String page(boolean approved) {
        return approved
                ? PAGE.formatted(
                        "Mail Sync is approved",
                        "People in your organisation can now sign in to Mail Sync with Microsoft."
                                + " Ask anyone who is waiting to sign in again. You can close this page.")
                : PAGE.formatted(
                        "Mail Sync is not approved",
                        "Nothing has changed. To approve it, open the link again"
                                + " and accept as an administrator of your organisation's Microsoft 365.");
    }
}
