package dev.mailsync.sandbox.demo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * All that the application of the thread that opened it logs while it is open, with whole stack traces. What tests log
 * that run beside it without Quarkus is none of its business.
 */
final class CapturedLog extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final ClassLoader application = Thread.currentThread().getContextClassLoader();
    private final PatternFormatter formatter = new PatternFormatter("%p %c %s%e");

    static CapturedLog open() {
        var log = new CapturedLog();
        Logger.getLogger("").addHandler(log);
        return log;
    }

    String text() {
        return String.join("\n", lines);
    }

    /** What is an error, or came with a stack trace. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void publish(LogRecord record) {
        if (Thread.currentThread().getContextClassLoader() != application) {
            return;
        }
        var line = formatter.format(ExtLogRecord.wrap(record));
        lines.add(line);
        if (record.getLevel().intValue() >= Level.SEVERE.intValue() || record.getThrown() != null) {
            errors.add(line);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
