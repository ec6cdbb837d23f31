package dev.mailsync.body;

import java.util.List;
import java.util.stream.Stream;

import dev.mailsync.body.css.Declarations;
import dev.mailsync.body.css.Length;

/**
 * Pictures are not loaded, because that would tell the sender who reads the email. Shows their alternative text
 * instead.
 */
final class Pictures {

    /** Makes words readable where only a picture was meant to be visible. */
    private static final Declarations READABLE =
            Declarations.of("font-size:13px;line-height:normal;color:gray;display:inline");

    private Pictures() {}

    /** @return empty for other elements, and for pictures that only track who opened the email */
    static String alternative(Markup element) {
        var alternative = element.attribute("alt");
        var shown = element.isNamed("img") && alternative != null && !isDot(element);
        return shown ? alternative.strip() : "";
    }

    private static boolean isDot(Markup element) {
        return Stream.of("width", "height").anyMatch(it -> isTiny(element.attribute(it)))
                || Stream.of("width", "height", "max-width", "max-height")
                        .anyMatch(it -> Length.isTiny(element.style().value(it)));
    }

    private static boolean isTiny(String length) {
        return length != null && Length.isTiny(length.strip());
    }

    /** @return a box for the words that replace a picture, within a box whose own text is not visible */
    static Box readable(Box around) {
        return new Box(new Markup("span", List.of(), 0, READABLE), around, false);
    }
}
