package dev.mailsync.mail;

/** The result of an attempt to record an email. */
public enum Recording {
    RECORDED,

    /** Already recorded, or permanently erased; nothing was written. */
    KNOWN,

    /** The daily limit is reached; nothing of the email was written. */
    OVER_QUOTA,

    /** Sync was disabled or restarted since the work began; nothing was written, and nothing more may be. */
    SUPERSEDED
}
