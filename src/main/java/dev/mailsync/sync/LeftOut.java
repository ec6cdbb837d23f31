package dev.mailsync.sync;

/** Why a mail is not recorded. Nothing else of it is kept. */
enum LeftOut {
    DRAFT,

    /** In a folder that is not tracked: junk, deleted items, outbox and the like. */
    FOLDER,

    BEFORE_HORIZON,

    /** Received, and not from a lead. */
    NO_LEAD
}
