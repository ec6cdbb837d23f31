package dev.mailsync.platform.queue;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Work on one mailbox or on a whole company. A job is only a hint: the tables, not the queue, hold what has to be done.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "job")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SyncJob.Notified.class, name = "notified"),
    @JsonSubTypes.Type(value = SyncJob.Lifecycle.class, name = "lifecycle"),
    @JsonSubTypes.Type(value = SyncJob.Due.class, name = "due"),
    @JsonSubTypes.Type(value = SyncJob.SmartMail.class, name = "smart-mail"),
    @JsonSubTypes.Type(value = SyncJob.OfCompany.class, name = "company")
})
@RegisterForReflection(
        targets = {
            SyncJob.class,
            SyncJob.Notified.class,
            SyncJob.Lifecycle.class,
            SyncJob.Due.class,
            SyncJob.SmartMail.class,
            SyncJob.OfCompany.class
        })
public sealed interface SyncJob {

    /** Jobs of one group run one after the other, in order. */
    String group();

    sealed interface OfMailbox extends SyncJob {

        String connection();

        @Override
        default String group() {
            return connection();
        }

        default ConnectionId connectionId() {
            return new ConnectionId(connection());
        }
    }

    /** Microsoft reports that these messages, by immutable id, were created in the mailbox. */
    record Notified(String connection, List<String> messages) implements OfMailbox {

        public Notified {
            messages = List.copyOf(messages);
        }
    }

    /** Microsoft reports an event of the subscription, or that it missed notifications. */
    record Lifecycle(String connection, String event) implements OfMailbox {}

    /** Something is due on the connection, or may be: a catch-up, a subscription, a removal, a cleanup. */
    record Due(String connection) implements OfMailbox {}

    /**
     * A Smart Mail needs attention: it is unclear whether it was sent, or its sending was never finished.
     *
     * @param key hash of its idempotency key
     */
    record SmartMail(String connection, String key) implements OfMailbox {}

    /** Company-wide work is due: a free seat, changed leads or rules, an erasure. */
    record OfCompany(String company) implements SyncJob {

        @Override
        public String group() {
            return companyId().queueGroup();
        }

        public CompanyId companyId() {
            return new CompanyId(company);
        }
    }

    static SyncJob notified(ConnectionId connection, List<String> messages) {
        return new Notified(connection.value(), messages);
    }

    static SyncJob lifecycle(ConnectionId connection, String event) {
        return new Lifecycle(connection.value(), event);
    }

    static SyncJob due(ConnectionId connection) {
        return new Due(connection.value());
    }

    static SyncJob smartMail(ConnectionId connection, String key) {
        return new SmartMail(connection.value(), key);
    }

    static SyncJob of(CompanyId company) {
        return new OfCompany(company.value());
    }
}
