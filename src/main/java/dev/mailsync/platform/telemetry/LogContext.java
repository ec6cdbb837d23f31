package dev.mailsync.platform.telemetry;

import org.jboss.logging.MDC;

/** What each log line says about its work, while that lasts: ids and nothing else. */
public enum LogContext {
    /** AWS's id of the invocation, which also finds Lambda's own lines (START, REPORT). */
    REQUEST("awsRequestId"),
    CONNECTION("connection"),
    COMPANY("company"),
    /** The outcome of the work, in its last line. */
    OUTCOME("outcome");

    private final String key;

    LogContext(String key) {
        this.key = key;
    }

    /** Adds the value to all lines logged during the work. */
    public void during(String value, Runnable work) {
        var before = MDC.get(key);
        set(value);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    /**
     * Adds the value from here on: to the end of an HTTP request, which has its own context, or to the next invocation.
     */
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
