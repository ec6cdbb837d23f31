package dev.mailsync.company;

import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.MailKind;

/** Settings in the table {@code quotas}: {@code {company} / settings}. */
@ApplicationScoped
public class CompanyStore {

    private static final String VERSION = "version";

    private final Dynamo dynamo;

    CompanyStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** @param version 0 if nothing was ever set */
    record Stored(CompanySettings settings, long version) {}

    Stored find(CompanyId company) {
        return dynamo.get(Table.QUOTAS, key(company))
                .map(item -> new Stored(settings(item), item.number(VERSION)))
                .orElse(new Stored(CompanySettings.NONE, 0));
    }

    /** The CRM's settings; {@link CompanySettings#NONE} if it has set nothing yet. */
    CompanySettings asSet(CompanyId company) {
        return find(company).settings();
    }

    /** The settings in effect: the CRM's, with the domains of connected mailboxes if it has named none. */
    public CompanySettings settings(CompanyId company) {
        var set = asSet(company);
        return set.domains().isEmpty()
                ? set.under(dynamo.get(Table.QUOTAS, MailboxDomains.key(company))
                        .map(MailboxDomains::of)
                        .orElse(AddressList.EMPTY))
                : set;
    }

    /** The write that replaces the settings, unless somebody else did. */
    Write replacing(CompanyId company, Stored before, CompanySettings settings) {
        var item = key(company)
                .with(VERSION, before.version() + 1)
                .with("plan", settings.plan())
                .with("timeZone", settings.timeZone().getId())
                .with("capture", settings.capture().name())
                .with("neverRecord", settings.neverRecord().entries())
                .with("domains", settings.domains().entries());
        settings.mailboxLimit().ifPresent(limit -> item.with("mailboxLimit", limit));
        settings.dailyMailsPerUser().ifPresent(limit -> item.with("dailyMailsPerUser", limit));
        settings.retentionDays().ifPresent(days -> item.with("retentionDays", days));
        item.with("skip", settings.skip().stream().map(MailKind::name).toList());
        if (settings.recordPrivate()) {
            item.with("recordPrivate", true);
        }
        return Write.put(
                Table.QUOTAS,
                item,
                before.version() == 0 ? Condition.newItem() : Condition.equal(VERSION, Item.number(before.version())));
    }

    private static CompanySettings settings(Item item) {
        return new CompanySettings(
                item.string("plan"),
                number(item, "mailboxLimit"),
                number(item, "dailyMailsPerUser"),
                ZoneId.of(item.string("timeZone")),
                Capture.valueOf(item.string("capture")),
                new AddressList(item.strings("neverRecord")),
                new AddressList(item.strings("domains")),
                number(item, "retentionDays"),
                item.flag("recordPrivate"),
                item.strings("skip").stream().map(MailKind::valueOf).collect(Collectors.toSet()));
    }

    private static Optional<Integer> number(Item item, String name) {
        return item.has(name) ? Optional.of((int) item.number(name)) : Optional.empty();
    }

    private static Item key(CompanyId company) {
        return Item.key(company.value(), "settings");
    }
}
