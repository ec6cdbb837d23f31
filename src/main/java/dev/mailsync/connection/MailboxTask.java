package dev.mailsync.connection;

/** The periodic tasks of an enabled mailbox, each with the attribute that stores its due time. */
public enum MailboxTask {
    /** Checks Inbox and Sent Items. */
    QUICK_CATCH_UP("quickCatchUpAt", false),

    /** Checks all folders. */
    FULL_CATCH_UP("fullCatchUpAt", false),

    /** Records deferred email once the quota has room again. */
    DEFERRED_MAIL("drainAt", true),

    /** Searches for email of addresses that became leads. */
    LEAD_SEARCH("searchAt", true),

    /** Continues a requested or running scan. */
    SCAN("surveyAt", true),

    /** Starts the next audit. */
    AUDIT("auditAt", true);

    private final String attribute;
    private final boolean aboutOldMail;

    MailboxTask(String attribute, boolean aboutOldMail) {
        this.attribute = attribute;
        this.aboutOldMail = aboutOldMail;
    }

    String attribute() {
        return attribute;
    }

    /** Whether new email is synced even while this waits. */
    boolean isAboutOldMail() {
        return aboutOldMail;
    }
}
