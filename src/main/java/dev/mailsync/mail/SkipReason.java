package dev.mailsync.mail;

/** Why an email is not recorded. Nothing else about it is kept. */
public enum SkipReason {
    DRAFT,

    /** In a folder that is not tracked, such as junk, deleted items or outbox. */
    FOLDER,

    BEFORE_HORIZON,

    /** Older than the company's retention period. */
    RETENTION,

    /** A participant is on a never-record list. */
    NEVER_RECORD,

    /** Marked private or confidential in Outlook. */
    MARKED_PRIVATE,

    /** Of a kind that the company skips. */
    SKIPPED_KIND,

    /** Exchanged only within the company's own domains. */
    INTERNAL,

    /** No lead takes part. */
    NO_LEAD
}
