package dev.mailsync.platform.identity;

/** A person of a company, by the CRM's own id. */
public record UserId(String value) {

    public UserId {
        Ids.requireForeign(value, "user");
    }

    @Override
    public String toString() {
        return value;
    }
}
