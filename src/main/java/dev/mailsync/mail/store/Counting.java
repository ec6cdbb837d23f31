package dev.mailsync.mail.store;

import java.time.Duration;
import java.util.Optional;

import dev.mailsync.company.Allowance;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.activity.Activity;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;

/**
 * The part of a recording that counts it, under its generation and within the daily limit: one update of the ledger.
 */
final class Counting {

    private Counting() {}

    static Write of(RecordedMail mail, long generation, Allowance allowance, Optional<Duration> latency) {
        var counted = UpdateExpression.empty()
                .add(Ledger.RECORDED, 1)
                .and(Activity.recorded(allowance.day(), mail.summary().direction(), latency));
        var key = Ledger.key(mail.holder().connection());
        var under = Ledger.ifGeneration(generation);
        if (mail.summary().smartMail()) {
            return Write.update(Table.USERS, key, counted, under);
        }
        var day = Ledger.day(allowance.day());
        return Write.update(
                Table.USERS,
                key,
                counted.add(day, 1),
                allowance.most().map(most -> under.and(fewerThan(day, most))).orElse(under));
    }

    private static Condition fewerThan(String day, int most) {
        var fewer = new Condition.Below(day, most);
        return most > 0 ? new Condition.Absent(day).or(fewer) : fewer;
    }
}
