package dev.mailsync.platform.identity;

/** A customer of the CRM, by the CRM's own id. */
public record CompanyId(String value) {

    public CompanyId {
        Ids.requireForeign(value, "company");
    }

    /** Short enough for a message group id, whatever the CRM's ids look like. */
    public String queueGroup() {
        return "company-" + Ids.hashOf("company", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
