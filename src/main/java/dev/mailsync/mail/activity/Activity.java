package dev.mailsync.mail.activity;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.mailsync.mail.Direction;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.UpdateExpression;

/**
 * A user's last days, as stored in the ledger's item. The update that records an email also counts it, in attributes
 * per day; once a day, earlier days are packed into a single small attribute. The item takes part in every recording,
 * so it has to stay below a kilobyte.
 *
 * @param open days that are still counting, by date
 * @param packed earlier days
 * @param asRead the bytes that {@code packed} was read from
 */
public record Activity(
        SortedMap<LocalDate, ActivityDay> open, SortedMap<LocalDate, ActivityDay> packed, Optional<byte[]> asRead) {

    /** A month, including the day itself. */
    public static final int DAYS = 30;

    /** How long latencies are kept. */
    private static final int DAYS_OF_LATENCIES = 7;

    private static final String PACKED = "past";

    public Activity {
        open = new TreeMap<>(open);
        packed = new TreeMap<>(packed);
    }

    public static Activity from(Item item) {
        var asRead = item.optionalBytes(PACKED);
        return new Activity(
                OpenDays.from(item), asRead.map(PackedDays::unpacked).orElseGet(TreeMap::new), asRead);
    }

    /** @param latency present if it says how fast email is recorded */
    public static UpdateExpression recorded(LocalDate day, Direction direction, Optional<Duration> latency) {
        return OpenDays.recorded(day, direction, latency);
    }

    public static UpdateExpression skipped(LocalDate day, long emails) {
        return OpenDays.skipped(day, emails);
    }

    public ActivityDay on(LocalDate day) {
        return open.getOrDefault(day, ActivityDay.NONE).plus(packed.getOrDefault(day, ActivityDay.NONE));
    }

    /** Of the last seven days. */
    public Latencies latencies(LocalDate today) {
        return daysWithLatencies(today).values().stream()
                .map(ActivityDay::latencies)
                .reduce(Latencies.NONE, Latencies::plus);
    }

    /** The first of the last seven days with a latency. */
    public Optional<LocalDate> latenciesSince(LocalDate today) {
        return daysWithLatencies(today).entrySet().stream()
                .filter(day -> day.getValue().latencies().count() > 0)
                .map(SortedMap.Entry::getKey)
                .findFirst();
    }

    private SortedMap<LocalDate, ActivityDay> daysWithLatencies(LocalDate today) {
        return all().tailMap(today.minusDays(DAYS_OF_LATENCIES - 1L));
    }

    /** @param day the first that stays open: nothing may count on an earlier one anymore */
    public UpdateExpression packing(LocalDate day) {
        var over = open.headMap(day);
        if (over.isEmpty()) {
            return UpdateExpression.empty();
        }
        var all = new TreeMap<LocalDate, ActivityDay>();
        all().headMap(day).tailMap(day.minusDays(DAYS - 1L)).forEach((date, counted) -> {
            var recent = !date.isBefore(day.minusDays(DAYS_OF_LATENCIES));
            all.put(date, recent ? counted : counted.withoutLatencies());
        });
        var expression = UpdateExpression.empty().remove(OpenDays.attributes(over));
        return all.isEmpty() ? expression.remove(PACKED) : expression.set(PACKED, Item.binary(PackedDays.packed(all)));
    }

    /** Removes all counts, together with the email that they count. */
    public UpdateExpression forgetting() {
        return UpdateExpression.empty().remove(OpenDays.attributes(open)).remove(PACKED);
    }

    /** Nobody else has packed days since this was read. */
    public Condition isAsRead() {
        return asRead.<Condition>map(bytes -> Condition.equal(PACKED, Item.binary(bytes)))
                .orElseGet(() -> new Condition.Absent(PACKED));
    }

    private SortedMap<LocalDate, ActivityDay> all() {
        var all = new TreeMap<>(packed);
        open.forEach((day, counted) -> all.merge(day, counted, ActivityDay::plus));
        return all;
    }
}
