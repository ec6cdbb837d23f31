package dev.mailsync.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.mailsync.error.Actor;
import dev.mailsync.error.CatalogueEntry;
import dev.mailsync.error.ErrorCatalogue;

import static java.util.stream.Collectors.joining;

/** The error catalogue as a page, grouped by who has to act. It has no script; readers use the browser's search. */
final class TroubleshootingPage {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

    /** Rows for codes that are known only by their class. */
    private static final String OTHER = "OTHER_";

    private static final List<Group> GROUPS = List.of(
            new Group(Actor.USER, "you", "What you can fix yourself"),
            new Group(Actor.ADMINISTRATOR, "administrator", "What your CRM administrator can fix"),
            new Group(
                    Actor.MICROSOFT_365_ADMIN,
                    "microsoft-365-administrator",
                    "What your Microsoft 365 administrator can fix"),
            new Group(Actor.SUPPORT, "support", "What our support team fixes"),
            new Group(Actor.NOBODY, "nobody", "What resolves itself"));

    private static final String START = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Troubleshoot Mail Sync</title>
            <link rel="stylesheet" href="troubleshooting.css">
            </head>
            <body>
            <header>
            <h1>Troubleshoot Mail Sync</h1>
            <p>Every Mail Sync error has a code, which you find next to it on the settings page. Search this page for the code or for a
            word in the message. No email is lost: once the problem is fixed, Mail Sync imports everything received in the meantime.</p>
            </header>
            """;

    private static final String END = """
            </main>
            </body>
            </html>
            """;

    private record Group(Actor actor, String id, String title) {}

    private final Map<Actor, List<CatalogueEntry>> entries =
            ErrorCatalogue.all().stream().collect(Collectors.groupingBy(CatalogueEntry::actor));
    private final String groups = GROUPS.stream()
            .filter(group -> entries.containsKey(group.actor()))
            .map(this::group)
            .collect(joining());

    String about(Optional<String> code) {
        return START + contents() + "<main>\n"
                + code.map(TroubleshootingPage::unlisted).orElse("") + groups + END;
    }

    private String contents() {
        return GROUPS.stream()
                .filter(group -> entries.containsKey(group.actor()))
                .map(group -> "<li><a href=\"#%s\">%s</a></li>\n".formatted(group.id(), group.title()))
                .collect(joining("", "<nav aria-label=\"Contents\"><ul>\n", "</ul></nav>\n"));
    }

    private String group(Group group) {
        return entries.get(group.actor()).stream()
                .map(TroubleshootingPage::article)
                .collect(joining(
                        "", "<section>\n<h2 id=\"%s\">%s</h2>\n".formatted(group.id(), group.title()), "</section>\n"));
    }

    private static String article(CatalogueEntry entry) {
        var codes = entry.codes();
        return """
                <article id="%s">%s
                <h3>%s</h3>
                <p>%s</p>
                <p><strong>How to fix it:</strong> %s</p>
                %s</article>
                """.formatted(
                        escape(codes.getFirst()),
                        codes.stream().skip(1).map(TroubleshootingPage::anchor).collect(joining()),
                        escape(entry.title()),
                        escape(entry.what()),
                        escape(entry.remedy()),
                        shown(codes));
    }

    private static String shown(List<String> codes) {
        return codes.getFirst().startsWith(OTHER)
                ? "<p class=\"codes\">Any other code of this type</p>\n"
                : codes.stream()
                        .map(code -> "<code>" + escape(code) + "</code>")
                        .collect(joining(" ", "<p class=\"codes\">", "</p>\n"));
    }

    private static String anchor(String code) {
        return "<span id=\"" + escape(code) + "\"></span>";
    }

    /** Microsoft adds codes at will, and spells old ones in several ways. */
    private static String unlisted(String code) {
        if (!CODE.matcher(code).matches() || isAnchor(code)) {
            return "";
        }
        return ErrorCatalogue.find(code)
                .map(entry -> "<div id=\"" + code + "\">"
                        + SEE.formatted(entry.codes().getFirst(), escape(entry.title())) + "</div>\n")
                .orElse(UNLISTED.formatted(code));
    }

    private static final String SEE = "<p>See <a href=\"#%s\">%s</a>.</p>";

    private static final String UNLISTED = """
            <article id="%1$s">
            <h2>%1$s</h2>
            <p>This is a Microsoft code that we haven't described yet.</p>
            <p><strong>How to fix it:</strong> Follow the instructions on the settings page. If the error is still there after a day,
            send the code and the time to our support team.</p>
            </article>
            """;

    private static boolean isAnchor(String code) {
        return ErrorCatalogue.find(code)
                .filter(entry -> entry.codes().contains(code))
                .isPresent();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
