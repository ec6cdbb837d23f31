package dev.mailsync.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of a set of mails. */
record SyncReport(int recorded, int known, int gone, Map<LeftOut, Integer> leftOut) {

    static final SyncReport NOTHING = new SyncReport(0, 0, 0, Map.of());

    SyncReport {
        leftOut = Map.copyOf(leftOut);
    }

    SyncReport plus(SyncReport other) {
        var sum = new EnumMap<LeftOut, Integer>(LeftOut.class);
        sum.putAll(leftOut);
        other.leftOut.forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
        return new SyncReport(recorded + other.recorded, known + other.known, gone + other.gone, sum);
    }

    Map<String, Long> leftOutByName() {
        return leftOut.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().name(), it -> (long) it.getValue()));
    }
}
