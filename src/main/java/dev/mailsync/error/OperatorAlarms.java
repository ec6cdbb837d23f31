package dev.mailsync.error;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.telemetry.Metric;
import dev.mailsync.platform.telemetry.Metrics;
import org.jboss.logging.Logger;

/**
 * Alerts the operator to service-wide problems: once a day per cause, however many mailboxes are affected. The
 * deployment watches the metric; the log has the details, in a message that starts with {@link #MARK}.
 */
@ApplicationScoped
public class OperatorAlarms {

    public static final String MARK = "OPERATOR ALARM";

    private static final Logger LOG = Logger.getLogger(OperatorAlarms.class);

    private static final Duration SILENT_FOR = Duration.ofDays(1);
    private static final String SILENT_UNTIL = "silentUntil";

    private final Dynamo dynamo;
    private final Metrics metrics;
    private final Clock clock;

    OperatorAlarms(Dynamo dynamo, Metrics metrics, Clock clock) {
        this.dynamo = dynamo;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return whether it was raised now rather than earlier today */
    public boolean raise(String code, String message) {
        var now = clock.instant();
        var key = Item.key("alarm", code);
        // A million mailboxes can have the same fault: usually this takes one read.
        if (dynamo.get(Table.ERRORS, key)
                .flatMap(it -> it.seconds(SILENT_UNTIL))
                .filter(now::isBefore)
                .isPresent()) {
            return false;
        }
        var until = now.plus(SILENT_FOR);
        var raised = dynamo.put(new Write.Put(
                Table.ERRORS,
                key.withSeconds(SILENT_UNTIL, until).withSeconds("expiresAt", until),
                Optional.of(Condition.newItem().or(new Condition.Below(SILENT_UNTIL, now.getEpochSecond() + 1)))));
        if (raised) {
            metrics.count(Metric.OPERATOR_ALARMS, code, 1);
            LOG.errorf("%s %s: %s", MARK, code, message);
        }
        return raised;
    }
}
