package dev.mailsync.error;

/** What can be done about a failure. */
public enum Kind {
    /** Passes: to be tried again. */
    TRANSIENT,

    /** Nothing works again before the user has done something, mostly signed in anew. */
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

    /** Whether trying again is of no use before a person outside has done something. */
    public boolean needsPerson() {
        return this == NEEDS_USER || this == NEEDS_TENANT_ADMIN;
    }
}
