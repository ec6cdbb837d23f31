package dev.mailsync.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.mailsync.mail.Recording;

/**
 * What became of a set of mails.
 *
 * @param parked those that failed by themselves, and are tried again
 */
record SyncReport(int recorded, int known, int gone, int parked, Map<LeftOut, Integer> leftOut) {

    static final SyncReport NOTHING = new SyncReport(0, 0, 0, 0, Map.of());

    SyncReport {
        leftOut = Map.copyOf(leftOut);
    }

    static SyncReport of(Recording outcome) {
        return switch (outcome) {
            case RECORDED -> new SyncReport(1, 0, 0, 0, Map.of());
            case KNOWN -> new SyncReport(0, 1, 0, 0, Map.of());
            case SUPERSEDED -> throw new SupersededException();
        };
    }

    static SyncReport parked(int mails) {
        return new SyncReport(0, 0, 0, mails, Map.of());
    }

    static SyncReport gone(int mails) {
        return new SyncReport(0, 0, mails, 0, Map.of());
    }

    static SyncReport lookedAt(int known, Map<LeftOut, Integer> leftOut) {
        return new SyncReport(0, known, 0, 0, leftOut);
    }

    SyncReport plus(SyncReport other) {
        var sum = new EnumMap<LeftOut, Integer>(LeftOut.class);
        sum.putAll(leftOut);
        other.leftOut.forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
        return new SyncReport(
                recorded + other.recorded, known + other.known, gone + other.gone, parked + other.parked, sum);
    }

    Map<String, Long> leftOutByName() {
        return leftOut.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().name(), it -> (long) it.getValue()));
    }
}
