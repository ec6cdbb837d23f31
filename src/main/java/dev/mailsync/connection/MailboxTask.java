package dev.mailsync.connection;

/** The periodic tasks of an enabled mailbox, each with the attribute that stores its due time. */
public enum MailboxTask {
    /** Checks Inbox and Sent Items. */
    QUICK_CATCH_UP("quickCatchUpAt"),

    /** Checks all folders. */
    FULL_CATCH_UP("fullCatchUpAt"),

    /** Records deferred email once the quota has room again. */
    DEFERRED_MAIL("drainAt"),

    /** Searches for email of addresses that became leads. */
    LEAD_SEARCH("searchAt"),

    /** Continues a requested or running scan. */
    SCAN("surveyAt"),

    /** Starts the next audit. */
    AUDIT("auditAt");

    private final String attribute;

    MailboxTask(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }
}
