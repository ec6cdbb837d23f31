package dev.mailsync.company;

/** A change that affects all mailboxes of a company. */
public enum CompanyChange {
    /** Daily quotas or time zone: there may be room for deferred email. */
    QUOTA,

    /** The recording rules, or a lead's addresses: skipped email may have to be recorded. */
    RULES
}
