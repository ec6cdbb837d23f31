package dev.mailsync.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.mailsync.body.css.Selector;

/** The open elements, innermost last, and the known elements before them. */
final class OpenBoxes implements Selector.Place {

    /** Limits the work of hostile style sheets; newsletters need some hundred thousand. */
    private static final int MOST_LOOKS = 3_000_000;

    private final List<Box> boxes = new ArrayList<>(List.of(new Box()));
    private final Map<String, Integer> names = new HashMap<>();
    private Selector.Subject next;
    private int looks;

    /** @param element that is about to start within the innermost */
    void expect(Selector.Subject element) {
        next = element;
    }

    @Override
    public Selector.Subject at(int depth, int back) {
        if (depth < Selector.OUTERMOST || looks++ > MOST_LOOKS) {
            return null;
        }
        if (back == 0) {
            return depth == boxes.size() ? next : boxes.get(Math.max(0, depth));
        }
        return depth <= 0 ? null : sibling(boxes.get(depth - 1).children(), back + (depth < boxes.size() ? 1 : 0));
    }

    private static Selector.Subject sibling(List<Markup> children, int back) {
        return back > children.size() ? null : children.get(children.size() - back);
    }

    void push(Box box) {
        boxes.add(box);
        names.merge(box.name(), 1, Integer::sum);
    }

    Box pop() {
        var box = boxes.removeLast();
        names.computeIfPresent(box.name(), (name, count) -> count == 1 ? null : count - 1);
        return box;
    }

    Box innermost() {
        return boxes.getLast();
    }

    /** How many are open, including the box around everything. */
    int size() {
        return boxes.size();
    }

    boolean has(String name) {
        return names.containsKey(name);
    }

    boolean hasAny(Set<String> wanted) {
        return wanted.stream().anyMatch(names::containsKey);
    }

    String name(int depth) {
        return boxes.get(depth).name();
    }
}
