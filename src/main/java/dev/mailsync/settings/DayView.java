package dev.mailsync.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.company.DailyQuota;
import dev.mailsync.connection.Connection;
import dev.mailsync.connection.Status;
import dev.mailsync.mail.activity.Activity;
import dev.mailsync.mail.store.Ledger;

/**
 * A day of a user's sync, in the company's time zone.
 *
 * @param sent emails recorded on that day that the user had sent
 * @param received likewise
 * @param skipped emails checked by their headers only and not recorded; a repeat may count again
 * @param worst status of the day; null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DayView(LocalDate date, long sent, long received, long skipped, Status worst) {

    /** The last 30 days, today last. */
    static List<DayView> month(Connection connection, Ledger ledger, DailyQuota quota, Instant now) {
        var history = connection.statusHistory(ledger);
        var tomorrow = quota.day(now).plusDays(1);
        return tomorrow.minusDays(Activity.DAYS)
                .datesUntil(tomorrow)
                .map(date -> {
                    var day = ledger.activity().on(date);
                    var worst = Status.worst(history.between(quota.beginning(date), quota.beginning(date.plusDays(1))));
                    return new DayView(date, day.sent(), day.received(), day.skipped(), worst.orElse(null));
                })
                .toList();
    }
}
