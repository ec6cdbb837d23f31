package dev.mailsync.connection;

/** The state of a user's sync, as a person sees it. */
public enum Status {
    NOT_CONFIGURED("none", "Not configured", false),
    /** Signed in, but the company has no free seat. */
    PENDING("yellow", "Pending", false),
    ENABLED("green", "Enabled", true),
    /** Email is not being recorded; Mail Sync retries. */
    ERROR("red", "Error", true),
    /** No successful sync for two days; Mail Sync has stopped retrying. */
    CONNECTION_ISSUE("orange", "Connection Issue", false),
    DISABLING("grey", "Removing", false);

    private final String colour;
    private final String label;
    private final boolean billable;

    Status(String colour, String label, boolean billable) {
        this.colour = colour;
        this.label = label;
        this.billable = billable;
    }

    public String colour() {
        return colour;
    }

    public String label() {
        return label;
    }

    public boolean billable() {
        return billable;
    }

    /** Whether mail is synced, or is tried to be. */
    public boolean isSyncing() {
        return this == ENABLED || this == ERROR;
    }

    public boolean hasSeat() {
        return isSyncing() || this == CONNECTION_ISSUE;
    }
}
