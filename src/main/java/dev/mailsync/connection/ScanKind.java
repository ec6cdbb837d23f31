package dev.mailsync.connection;

/** Why everything that a mailbox received in a time span is scanned. In order of priority. */
public enum ScanKind {
    /** Email that was skipped or is on no timeline may belong to a lead now. Oldest first, so that threads unfold. */
    LEADS(false),

    /** Compares what Microsoft holds with what is recorded. */
    AUDIT(false),

    /** Imports the history that the user chose, newest first. */
    HISTORY(true);

    private final boolean newestFirst;

    ScanKind(boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    public boolean newestFirst() {
        return newestFirst;
    }
}
