package dev.mailsync.identity;

/** A customer of the CRM, by the CRM's own id. */
public record CompanyId(String value) {

    public CompanyId {
        Ids.requireForeign(value, "company");
    }

    @Override
    public String toString() {
        return value;
    }
}
