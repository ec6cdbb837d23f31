package dev.mailsync.error;

/** What an error keeps from working. An error is over when that works again. */
public enum ErrorScope {
    /** The mailbox cannot be read. Over with the next complete catch-up. */
    SYNC,

    /** Microsoft sends no notifications, and the mailbox is polled. Over when there is a subscription again. */
    NOTIFICATIONS,

    /** History, audits or deferred email cannot be read, while new email can. */
    OLD_MAIL,

    /** Some mail cannot be read, while all other can. */
    MAIL,

    /** A folder cannot be read, while Inbox and Sent Items can. Over when all folders can be read again. */
    FOLDER,

    /** The tokens of somebody who waits for a seat cannot be kept alive. */
    TOKENS,

    /** A Smart Mail was not sent, or may not have been. Over when the next one is. */
    SENDING,

    /** The user could not sign in. */
    SIGN_IN
}
