package dev.mailsync.platform.telemetry;

import org.jboss.logging.MDC;

/** What each line of the log says about the work it comes from, as long as that lasts: ids and nothing else. */
public enum LogContext {
    /** AWS's id of the invocation, by which its own lines (START, REPORT) are found. */
    REQUEST("awsRequestId"),
    CONNECTION("connection"),
    COMPANY("company"),
    /** What came of the work, in the line that ends it. */
    OUTCOME("outcome");

    private final String key;

    LogContext(String key) {
        this.key = key;
    }

    /** Lines that are written during the work say it. */
    public void during(String value, Runnable work) {
        var before = MDC.get(key);
        set(value);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    /** From here on: to the end of an HTTP request, whose context is its own, or to the next invocation. */
    public void from(String value) {
        set(value);
    }

    private void set(Object value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
