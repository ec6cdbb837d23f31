package dev.mailsync.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.LeadId;

/** Running erasures in the table {@code quotas}: {@code {company} / erasure#{lead}}. */
@ApplicationScoped
class ErasureStore {

    private static final String ROWS = "erasure#";
    private static final String CONTACTS = "contacts";
    private static final String ERASED = "erased";
    private static final String KEPT = "kept";
    private static final String STARTED_AT = "startedAt";
    private static final String SETTLED_AT = "settledAt";
    private static final String DONE = "done";

    private final Dynamo dynamo;

    ErasureStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Write saving(CompanyId company, LeadErasure erasure, Instant now) {
        var item = key(company, erasure.lead())
                .with(CONTACTS, Contact.addresses(erasure.contacts()))
                .with(STARTED_AT, erasure.startedAt())
                .with(ERASED, erasure.erased())
                .with(KEPT, erasure.kept())
                .with(SETTLED_AT, erasure.settledAt());
        return Write.put(Table.QUOTAS, DueItems.at(item, now));
    }

    Optional<LeadErasure> find(CompanyId company, LeadId lead) {
        return dynamo.get(Table.QUOTAS, key(company, lead))
                .filter(ErasureStore::isWhole)
                .map(ErasureStore::erasure);
    }

    List<LeadErasure> all(CompanyId company) {
        var all = new ArrayList<LeadErasure>();
        var over = new ArrayList<Item>();
        dynamo.each(Query.of(Table.QUOTAS, company.value()).beginningWith(ROWS), item -> {
            if (isWhole(item)) {
                all.add(erasure(item));
            } else {
                over.add(item);
            }
        });
        dynamo.deleteAll(Table.QUOTAS, over);
        return all;
    }

    /** A late count after the erasure was over and forgotten is not an erasure. */
    private static boolean isWhole(Item item) {
        return item.has(STARTED_AT);
    }

    Write countingErased(CompanyId company, LeadId lead) {
        return Write.update(
                Table.QUOTAS, key(company, lead), UpdateExpression.empty().add(ERASED, 1));
    }

    void countKept(CompanyId company, LeadId lead) {
        dynamo.update(Write.update(
                Table.QUOTAS, key(company, lead), UpdateExpression.empty().add(KEPT, 1)));
    }

    /** Due again once nobody can still be recording with what was known before. */
    void markDone(CompanyId company, LeadErasure erasure) {
        var key = key(company, erasure.lead());
        dynamo.update(Write.update(
                Table.QUOTAS, key, DueItems.at(UpdateExpression.empty().set(DONE, 1), key, erasure.settledAt())));
    }

    void forget(CompanyId company, LeadErasure erasure) {
        dynamo.delete(Table.QUOTAS, key(company, erasure.lead()));
    }

    private static LeadErasure erasure(Item item) {
        return new LeadErasure(
                new LeadId(item.sortKey().substring(ROWS.length())),
                Contact.all(item.strings(CONTACTS)),
                item.count(ERASED),
                item.count(KEPT),
                item.instant(STARTED_AT),
                item.instant(SETTLED_AT),
                item.has(DONE));
    }

    private static Item key(CompanyId company, LeadId lead) {
        return Item.key(company.value(), ROWS + lead.value());
    }
}
