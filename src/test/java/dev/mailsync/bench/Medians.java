package dev.mailsync.bench;

import java.util.List;

/** What one sees of figures that others disturb. */
public final class Medians {

    private Medians() {}

    public static double median(List<Double> values) {
        return percentile(values, 0.5);
    }

    public static double percentile(List<Double> values, double share) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
