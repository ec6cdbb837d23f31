package dev.mailsync.body;

import java.util.Set;

/** The elements of a table, and what they share. */
final class TableParts {

    static final Set<String> CELLS = Set.of("td", "th");
    static final Set<String> GROUPS = Set.of("thead", "tbody", "tfoot");

    /** Occur in each other and in a table, and nowhere else. */
    static final Set<String> INNER = Set.of("caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th");

    static final Set<String> ALL =
            Set.of("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th");

    private TableParts() {}
}
