package dev.mailsync.company;

/** Whose mail a company has recorded. */
public enum Capture {
    /** Mail with leads only, in both directions. */
    LEADS,

    /** All that is sent, and what is received in correspondence with leads. */
    SENT_AND_LEADS,

    EVERYTHING
}
