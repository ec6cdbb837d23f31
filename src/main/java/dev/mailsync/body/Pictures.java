package dev.mailsync.body;

import java.util.List;
import java.util.stream.Stream;

import dev.mailsync.body.css.Declarations;
import dev.mailsync.body.css.Length;

/** Pictures are not loaded, as that would tell the sender who reads. What stands in their place is seen instead. */
final class Pictures {

    /** What makes words readable where only a picture was meant to be seen. */
    private static final Declarations READABLE =
            Declarations.of("font-size:13px;line-height:normal;color:gray;display:inline");

    private Pictures() {}

    /** @return empty for other elements, and for pictures that only count who has opened the mail */
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

    /** @return a box for the words in place of a picture, within one whose own text is not seen */
    static Box readable(Box around) {
        return new Box(new Markup("span", List.of(), 0, READABLE), around, false);
    }
}
