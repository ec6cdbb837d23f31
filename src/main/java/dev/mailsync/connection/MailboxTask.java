package dev.mailsync.connection;

/** What an enabled mailbox needs from time to time, each by the name under which its due time is stored. */
public enum MailboxTask {
    /** Inbox and Sent Items are looked through. */
    QUICK_CATCH_UP("quickCatchUpAt", false),

    /** All folders are looked through. */
    FULL_CATCH_UP("fullCatchUpAt", false),

    /** There is room again for what the day's quota deferred. */
    DEFERRED_MAIL("drainAt", true),

    /** Mail of addresses that became leads is searched for. */
    LEAD_SEARCH("searchAt", true),

    /** A scan that was requested or is under way goes on. */
    SCAN("surveyAt", true),

    /** The next audit begins. */
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

    /** Whether new mail is synced all the same while this waits. */
    boolean isAboutOldMail() {
        return aboutOldMail;
    }
}
