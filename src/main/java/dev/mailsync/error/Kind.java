package dev.mailsync.error;

/** What can be done about a failure. */
public enum Kind {
    /** May pass by itself. */
    TRANSIENT,

    /** The user has to do something, mostly to sign in again. */
    NEEDS_USER,

    /** An administrator of the user's Microsoft 365 has to do something. */
    NEEDS_TENANT_ADMIN,

    /** Our own fault, or that of our registration with Microsoft: it concerns no mailbox, or all of them. */
    NEEDS_OPERATOR,

    /** What was asked for does not exist, or no longer. */
    GONE,

    /** Microsoft forgot how far a delta round had come. */
    CURSOR_LOST,

    /** Happens every day and means nothing by itself. */
    NOT_A_FAILURE;

    /** Whether a person outside has to do something. It is retried all the same, though seldom. */
    public boolean needsPerson() {
        return this == NEEDS_USER || this == NEEDS_TENANT_ADMIN;
    }
}
