package dev.mailsync.platform.dynamo;

import java.util.List;
import java.util.Optional;

/**
 * The tables, their keys and indexes. Every table has the string keys {@code pk} and {@code sk}. Dev mode and tests
 * create the tables from this enum; a test compares it with the deployment's template.
 */
public enum Table {
    /** Connections, folder cursors and sign-ins in progress, by user. */
    USERS("users", Optional.of("expiresAt"), List.of(Index.DUE, Index.OF_COMPANY)),

    /** Recorded email by mailbox, and the timelines of leads. */
    SYNCED_MAIL("synced-mail", Optional.empty(), List.of(Index.BY_USER)),

    /** What a company may use and what its plan allows: settings, seats and their waiting list, company-wide work. */
    QUOTAS("quotas", Optional.empty(), List.of(Index.DUE)),

    /** The CRM's directory: addresses to leads, leads to addresses and opportunities. */
    LEADS("leads", Optional.empty(), List.of()),

    /** What went wrong: per user, for the operator, and a sample of how tenants fare. */
    ERRORS("errors", Optional.of("expiresAt"), List.of()),

    /** Events for the CRM to follow. */
    EVENTS("events", Optional.of("expiresAt"), List.of());

    public static final String PARTITION_KEY = "pk";
    public static final String SORT_KEY = "sk";

    /** A sparse index: items without its keys are not in it. Its sort key is a string or a number. */
    public enum Index {
        /** Pending work, by due time in epoch seconds. */
        DUE("due", "dueShard", "dueAt", true, List.of()),

        /** The connections of a company, by user. */
        OF_COMPANY("of-company", "ofCompany", "user", false, List.of()),

        /** Recorded email of one user across all mailboxes, by time. */
        BY_USER("by-user", "owner", "at", false, List.of("holder", "summary", "contacts"));

        private final String indexName;
        private final String partitionKey;
        private final String sortKey;
        private final boolean numericSort;
        private final List<String> projected;

        Index(String indexName, String partitionKey, String sortKey, boolean numericSort, List<String> projected) {
            this.indexName = indexName;
            this.partitionKey = partitionKey;
            this.sortKey = sortKey;
            this.numericSort = numericSort;
            this.projected = projected;
        }

        public String indexName() {
            return indexName;
        }

        public String partitionKey() {
            return partitionKey;
        }

        public String sortKey() {
            return sortKey;
        }

        public boolean numericSort() {
            return numericSort;
        }

        /** Attributes besides the keys; if empty, the index holds only the keys. */
        public List<String> projected() {
            return projected;
        }
    }

    private final String baseName;
    private final Optional<String> timeToLive;
    private final List<Index> indexes;

    Table(String baseName, Optional<String> timeToLive, List<Index> indexes) {
        this.baseName = baseName;
        this.timeToLive = timeToLive;
        this.indexes = indexes;
    }

    /** The name without the deployment's prefix. */
    public String baseName() {
        return baseName;
    }

    /** The attribute, in epoch seconds, after which DynamoDB may delete an item. */
    public Optional<String> timeToLive() {
        return timeToLive;
    }

    public List<Index> indexes() {
        return indexes;
    }
}
