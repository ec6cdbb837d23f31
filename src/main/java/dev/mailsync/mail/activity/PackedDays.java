package dev.mailsync.mail.activity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Days in few bytes, as numbers of seven bits a byte, lowest first; the eighth bit is set if more bytes follow. First
 * comes the first day since 1970; then for each day sent, received, skipped, the number of latency buckets, and for
 * each bucket its number and how many emails it has.
 */
final class PackedDays {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private PackedDays() {}

    /** @param days at least one */
    static byte[] packed(SortedMap<LocalDate, ActivityDay> days) {
        var bytes = new ByteArrayOutputStream();
        write(bytes, days.firstKey().toEpochDay());
        days.firstKey()
                .datesUntil(days.lastKey().plusDays(1))
                .forEach(day -> write(bytes, days.getOrDefault(day, ActivityDay.NONE)));
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, ActivityDay day) {
        write(bytes, day.sent());
        write(bytes, day.received());
        write(bytes, day.skipped());
        write(bytes, day.latencies().emails().size());
        day.latencies().emails().forEach((bucket, emails) -> {
            write(bytes, bucket);
            write(bytes, emails);
        });
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        long rest = number;
        while (rest >= MORE) {
            bytes.write((int) (rest % MORE) | MORE);
            rest >>= BITS;
        }
        bytes.write((int) rest);
    }

    static SortedMap<LocalDate, ActivityDay> unpacked(byte[] packed) {
        var bytes = ByteBuffer.wrap(packed);
        var days = new TreeMap<LocalDate, ActivityDay>();
        var day = LocalDate.ofEpochDay(number(bytes));
        while (bytes.hasRemaining()) {
            days.put(day, new ActivityDay(number(bytes), number(bytes), number(bytes), latencies(bytes)));
            day = day.plusDays(1);
        }
        return days;
    }

    private static Latencies latencies(ByteBuffer bytes) {
        var emails = new TreeMap<Integer, Long>();
        for (long left = number(bytes); left > 0; left--) {
            emails.put((int) number(bytes), number(bytes));
        }
        return new Latencies(emails);
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        int shift = 0;
        int next;
        do {
            next = bytes.get();
            number |= (long) (next & (MORE - 1)) << shift;
            shift += BITS;
        } while ((next & MORE) != 0);
        return number;
    }
}
