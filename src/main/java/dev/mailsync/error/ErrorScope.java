package dev.mailsync.error;

/** What an error prevents. The error is over when that works again. */
public enum ErrorScope {
    /** The mailbox can't be read. Over with the next complete catch-up. */
    SYNC,

    /** Microsoft sends no notifications, so the mailbox is polled. Over when there is a subscription again. */
    NOTIFICATIONS,

    /** History, audits or deferred email can't be read, but new email can. */
    OLD_MAIL,

    /** Some emails can't be read, but all others can. */
    MAIL,

    /** A folder can't be read, but Inbox and Sent Items can. Over when all folders can be read again. */
    FOLDER,

    /** The tokens of a user on the waiting list can't be kept alive. */
    TOKENS,

    /** A Smart Mail was not sent, or may not have been. Over when the next one is sent. */
    SENDING,

    /** The user could not sign in. */
    SIGN_IN
}
