package dev.mailsync.mail;

/** What became of the attempt to record a mail. */
public enum Recording {
    RECORDED,

    /** It was there already, or was erased for good; nothing was written. */
    KNOWN,

    /** The day's mails are used up; nothing of the mail was written. */
    OVER_QUOTA,

    /** Sync was disabled or begun anew since the work started; nothing was written, and nothing more may be. */
    SUPERSEDED
}
