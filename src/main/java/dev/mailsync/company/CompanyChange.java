package dev.mailsync.company;

/** What all mailboxes of a company have to take note of. */
public enum CompanyChange {
    /** Daily quotas or time zone: there may be room for what waits. */
    QUOTA,

    /** What is recorded, or a lead's addresses: email that was skipped may have to be recorded. */
    RULES
}
