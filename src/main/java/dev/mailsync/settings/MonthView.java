package dev.mailsync.settings;

import java.time.LocalDate;
import java.util.List;

import dev.mailsync.connection.Status;

/**
 * The last 30 days of one mailbox among many, in compact form; the status of a connection has more detail.
 *
 * @param from the first day, in the company's time zone
 * @param worst status of each day; null if unknown
 * @param emails recorded on each day
 */
public record MonthView(LocalDate from, List<Status> worst, List<Long> emails) {

    static MonthView of(List<DayView> days) {
        return new MonthView(
                days.getFirst().date(),
                days.stream().map(DayView::worst).toList(),
                days.stream().map(day -> day.sent() + day.received()).toList());
    }
}
