package dev.mailsync.body;

import java.util.Map;
import java.util.Set;

import dev.mailsync.body.css.Declarations;

/** Which elements are on lines of their own, and which ones are closed by what follows. */
final class Lines {

    private static final Set<String> BLOCKS = Set.of(
            ("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form"
                            + " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p"
                            + " plaintext pre search section summary table textarea caption thead tbody tfoot tr ul xmp")
                    .split(" "));

    private static final Set<String> BLOCK_DISPLAYS = Set.of(
            "block",
            "flex",
            "grid",
            "flow-root",
            "table",
            "list-item",
            "table-row",
            "table-row-group",
            "table-header-group",
            "table-footer-group",
            "table-caption",
            "-webkit-box",
            "-webkit-flex");

    private static final Set<String> SHARING =
            Set.of("flex", "grid", "inline-flex", "inline-grid", "-webkit-box", "-webkit-flex");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> TERMS = Set.of("dt", "dd");
    private static final Set<String> BEFORE_A_ROW = Set.of("caption", "colgroup", "tr", "td", "th");

    private static final Map<String, Set<String>> CLOSED_BY = Map.ofEntries(
            Map.entry("li", Set.of("li")),
            Map.entry("td", TableParts.CELLS),
            Map.entry("th", TableParts.CELLS),
            Map.entry("tr", BEFORE_A_ROW),
            Map.entry("thead", TableParts.INNER),
            Map.entry("tbody", TableParts.INNER),
            Map.entry("tfoot", TableParts.INNER),
            Map.entry("dt", TERMS),
            Map.entry("dd", TERMS),
            Map.entry("option", Set.of("option")),
            Map.entry("a", Set.of("a")),
            Map.entry("button", Set.of("button")),
            Map.entry("nobr", Set.of("nobr")));

    private static final Set<String> BEFORE_A_HEADING = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> PARAGRAPH = Set.of("p");

    private static final Set<String> LISTS = Set.of("ul", "ol", "dl", "select");

    /** End tags of other elements don't reach beyond these. */
    private static final Set<String> SCOPES = Set.of("table", "td", "th", "caption", "object", "button");

    /** Their own end tags end them, whatever has started within them. */
    private static final Set<String> FORMATTING =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private static final Set<String> OTHER_STRUCTURE = Set.of(
            "td",
            "th",
            "select",
            "button",
            "object",
            "applet",
            "template",
            "noscript",
            "iframe",
            "script",
            "style",
            "title",
            "head",
            "marquee",
            "noembed",
            "noframes");

    /** Blocks visually, but nothing special in the grammar. */
    private static final Set<String> LIKE_SPANS = Set.of("option", "optgroup", "legend", "dialog");

    private Lines() {}

    /** @return as declared; empty for the element's default */
    static String display(Declarations style) {
        var display = style.value("display");
        return switch (display) {
            case "initial", "unset" -> "inline";
            case "inherit", "revert", "revert-layer" -> "";
            default -> display;
        };
    }

    static boolean isBlock(String name, String display) {
        return display.isEmpty() ? BLOCKS.contains(name) : BLOCK_DISPLAYS.contains(display);
    }

    /** The end tag of any heading closes whichever heading is open. */
    static boolean isHeading(String name) {
        return HEADINGS.contains(name);
    }

    static boolean isCell(String name, String display) {
        return display.isEmpty() ? TableParts.CELLS.contains(name) : display.equals("table-cell");
    }

    /** @return whether each child becomes a box of its own, whatever it is elsewhere */
    static boolean separatesChildren(String display) {
        return SHARING.contains(display);
    }

    /** @return the elements that this one closes without an end tag, as far out as {@link #holds} allows */
    static Set<String> endedBy(String name) {
        if (HEADINGS.contains(name)) {
            return BEFORE_A_HEADING;
        }
        return CLOSED_BY.getOrDefault(name, BLOCKS.contains(name) ? PARAGRAPH : Set.of());
    }

    /** @return whether the start of that element closes nothing outside of this one */
    static boolean holds(String outer, String beginning) {
        return outer.equals("table")
                || LISTS.contains(outer)
                || SCOPES.contains(outer) && (!TableParts.ALL.contains(beginning) || beginning.equals("table"));
    }

    /** @return whether the end tag of that name closes nothing outside of this element */
    static boolean keeps(String outer, String ending) {
        return SCOPES.contains(outer)
                        && !TableParts.ALL.contains(ending)
                        && !ending.equals("body")
                        && !ending.equals("html")
                || isStructure(outer) && !isStructure(ending) && !FORMATTING.contains(ending);
    }

    private static boolean isStructure(String name) {
        return (BLOCKS.contains(name) || OTHER_STRUCTURE.contains(name)) && !LIKE_SPANS.contains(name);
    }
}
