package dev.mailsync.error;

/** What can be done about a failure. */
public enum Kind {
    /** May resolve itself. */
    TRANSIENT,

    /** The user has to act, usually by signing in again. */
    NEEDS_USER,

    /** An administrator of the user's Microsoft 365 has to act. */
    NEEDS_TENANT_ADMIN,

    /** Our own fault, or our registration's with Microsoft: it concerns no mailbox, or all of them. */
    NEEDS_OPERATOR,

    /** The requested resource doesn't exist, or no longer does. */
    GONE,

    /** Microsoft lost the state of a delta round. */
    CURSOR_LOST,

    /** Happens every day and means nothing on its own. */
    NOT_A_FAILURE;

    /** Whether a person outside has to act. It is retried all the same, but rarely. */
    public boolean needsPerson() {
        return this == NEEDS_USER || this == NEEDS_TENANT_ADMIN;
    }
}
