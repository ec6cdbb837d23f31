package dev.mailsync.mail;

/** What became of the attempt to record a mail. */
public enum Recording {
    RECORDED,

    /** It was there already; nothing was written. */
    KNOWN,

    /** Sync was disabled or begun anew since the work started; nothing was written, and nothing more may be. */
    SUPERSEDED
}
