package dev.mailsync.sync.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a set of mails.
 *
 * @param parked those that failed by themselves, and are tried again
 * @param deferred those over the day's quota of which a pointer is kept; {@code held}: those of which none is, as they
 *     will be met again
 * @param adopted known ones that came onto further timelines
 */
public record SyncReport(
        int recorded,
        int known,
        int gone,
        int parked,
        int deferred,
        int held,
        int adopted,
        Map<SkipReason, Integer> leftOut) {

    public static final SyncReport NOTHING = new SyncReport(0, 0, 0, 0, 0, 0, 0, Map.of());

    public SyncReport {
        leftOut = Map.copyOf(leftOut);
    }

    public static SyncReport recorded(int mails) {
        return new SyncReport(mails, 0, 0, 0, 0, 0, 0, Map.of());
    }

    public static SyncReport known(int mails) {
        return new SyncReport(0, mails, 0, 0, 0, 0, 0, Map.of());
    }

    public static SyncReport gone(int mails) {
        return new SyncReport(0, 0, mails, 0, 0, 0, 0, Map.of());
    }

    public static SyncReport parked(int mails) {
        return new SyncReport(0, 0, 0, mails, 0, 0, 0, Map.of());
    }

    public static SyncReport deferred(int mails) {
        return new SyncReport(0, 0, 0, 0, mails, 0, 0, Map.of());
    }

    public static SyncReport held(int mails) {
        return new SyncReport(0, 0, 0, 0, 0, mails, 0, Map.of());
    }

    public static SyncReport adopted(int mails) {
        return new SyncReport(0, 0, 0, 0, 0, 0, mails, Map.of());
    }

    public static SyncReport leftOut(Map<SkipReason, Integer> reasons) {
        return new SyncReport(0, 0, 0, 0, 0, 0, 0, reasons);
    }

    public SyncReport plus(SyncReport other) {
        var sum = new EnumMap<SkipReason, Integer>(SkipReason.class);
        sum.putAll(leftOut);
        other.leftOut.forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
        return new SyncReport(
                recorded + other.recorded,
                known + other.known,
                gone + other.gone,
                parked + other.parked,
                deferred + other.deferred,
                held + other.held,
                adopted + other.adopted,
                sum);
    }

    public boolean isOverQuota() {
        return deferred + held > 0;
    }

    public Map<String, Long> leftOutByName() {
        return leftOut.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().name(), it -> (long) it.getValue()));
    }
}
