package dev.mailsync.platform.identity;

/** A lead, by the CRM's own id, which is unique within its company only. */
public record LeadId(String value) implements Comparable<LeadId> {

    public LeadId {
        Ids.requireForeign(value, "lead");
    }

    @Override
    public int compareTo(LeadId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
