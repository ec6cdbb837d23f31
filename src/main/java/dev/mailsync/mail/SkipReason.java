package dev.mailsync.mail;

/** Why a mail is not recorded. Nothing else of it is kept. */
public enum SkipReason {
    DRAFT,

    /** In a folder that is not tracked: junk, deleted items, outbox and the like. */
    FOLDER,

    BEFORE_HORIZON,

    /** Older than the company keeps mail. */
    RETENTION,

    /** Somebody on it is on a never-record list. */
    NEVER_RECORD,

    /** In Outlook, as private or confidential. */
    MARKED_PRIVATE,

    /** Of a kind that the company skips. */
    SKIPPED_KIND,

    /** Among the company's own domains. */
    INTERNAL,

    /** Not in correspondence with a lead. */
    NO_LEAD
}
