package dev.mailsync.body;

import java.util.Set;

/** Pictures are not loaded, as that would tell the sender who reads. What stands in their place is seen instead. */
final class Pictures {

    private static final Set<String> PICTURES = Set.of("img", "area");

    private Pictures() {}

    /** @return empty for other elements, and for pictures that only count who has opened the mail */
    static String alternative(Markup element) {
        var alternative = element.attribute("alt");
        var shown = PICTURES.contains(element.name()) && alternative != null && !isDot(element);
        return shown ? alternative.strip() : "";
    }

    private static boolean isDot(Markup element) {
        return isDot(element.attribute("width")) || isDot(element.attribute("height"));
    }

    private static boolean isDot(String length) {
        return length != null && length.strip().matches("[01](?:px)?");
    }
}
