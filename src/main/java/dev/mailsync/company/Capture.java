package dev.mailsync.company;

/** Which email a company records. */
public enum Capture {
    /** Only email with leads, in both directions. */
    LEADS,

    /** All sent email, and received email in correspondence with leads. */
    SENT_AND_LEADS,

    EVERYTHING
}
