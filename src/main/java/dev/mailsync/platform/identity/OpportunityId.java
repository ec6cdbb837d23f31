package dev.mailsync.platform.identity;

/** An opportunity, by the CRM's own id, which is unique within its company only. */
public record OpportunityId(String value) implements Comparable<OpportunityId> {

    public OpportunityId {
        Ids.requireForeign(value, "opportunity");
    }

    @Override
    public int compareTo(OpportunityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
