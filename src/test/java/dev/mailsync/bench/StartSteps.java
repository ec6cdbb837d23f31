package dev.mailsync.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the framework does one after the other while it starts, as it prints it when asked to. */
record StartSteps(List<Step> all) {

    static final String ASKED = "-Dquarkus.debug.print-startup-times=true";

    private static final Pattern LINE = Pattern.compile("Build step (\\S+) completed in: (\\d+)ms");
    private static final int WORTH_TELLING_MILLIS = 20;

    record Step(String name, long millis) {}

    static StartSteps of(String log) {
        return new StartSteps(LINE.matcher(log)
                .results()
                .map(line -> new Step(shortened(line.group(1)), Long.parseLong(line.group(2))))
                .toList());
    }

    /** Of those that take long, the longest first: which part of all steps' time each takes. */
    Map<String, Double> shares() {
        var whole = all.stream().mapToLong(Step::millis).sum();
        var shares = new LinkedHashMap<String, Double>();
        all.stream()
                .filter(step -> step.millis() > WORTH_TELLING_MILLIS)
                .sorted(Comparator.comparingLong(Step::millis).reversed())
                .forEach(step -> shares.put(step.name(), step.millis() / (double) whole));
        return shares;
    }

    /** Without packages. */
    private static String shortened(String name) {
        return name.replaceAll("^.*\\.(\\w+\\.\\w+)$", "$1");
    }
}
