package dev.mailsync.connection;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Optional;

import dev.mailsync.microsoft.graph.Profile;
import dev.mailsync.platform.dynamo.DueItems;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;

/** Connections as items of the table {@code users}. */
public final class ConnectionItems {

    static final String VERSION = "version";

    private static final String SETBACKS = "setbacks_";
    private static final String WANTED = "wanted_";

    public static final String[] PROFILE = {"tenantId", "objectId", "displayName", "address", "addresses"};

    private ConnectionItems() {}

    static Item key(ConnectionId id) {
        return Item.key(id.value(), "connection");
    }

    static Item item(Connection connection, long version) {
        var item = key(connection.id())
                .with("company", connection.company().value())
                .with(
                        Table.Index.OF_COMPANY.partitionKey(),
                        connection.company().value())
                .with(Table.Index.OF_COMPANY.sortKey(), connection.user().value())
                .with(VERSION, version)
                .with("generation", connection.generation())
                .with("status", connection.status().name())
                .with("since", connection.since());
        connection.cleanupAt().ifPresent(at -> item.with("partingAt", at));
        connection.mailbox().ifPresent(mailbox -> addMailbox(item, mailbox));
        connection.dueAt().ifPresent(at -> DueItems.at(item, at));
        return item;
    }

    static Connection connection(Item item) {
        return new Connection(
                new CompanyId(item.string("company")),
                new UserId(item.string("user")),
                item.number(VERSION),
                item.number("generation"),
                Status.valueOf(item.string("status")),
                item.instant("since"),
                item.has("objectId") ? Optional.of(mailbox(item)) : Optional.empty(),
                item.optionalInstant("partingAt"));
    }

    private static void addMailbox(Item item, ConnectedMailbox mailbox) {
        var signIn = mailbox.signIn();
        addProfile(item, signIn.profile())
                .with("signedInAt", signIn.at())
                .with("confirmedAt", signIn.confirmedAt())
                .with("horizon", signIn.horizon())
                .with("sending", signIn.sending())
                .with("connectedAt", signIn.connectedAt());
        addProgress(item, mailbox.progress());
        addSchedule(item, mailbox.syncSchedule());
        addSubscriptionState(item, mailbox.subscriptionState());
        HealthItems.add(item, mailbox.health());
    }

    private static void addProgress(Item item, SyncProgress progress) {
        item.with("foundLate", progress.foundLate());
        progress.foldersListed().ifPresent(count -> item.with("foldersListed", count));
        progress.lastSyncedAt().ifPresent(at -> item.with("lastSyncedAt", at));
        progress.completeUpTo().ifPresent(at -> item.with("completeUpTo", at));
    }

    private static void addSubscriptionState(Item item, SubscriptionState subscriptionState) {
        subscriptionState
                .active()
                .ifPresent(subscription -> item.with("subscriptionId", subscription.id())
                        .with("subscriptionSentTo", subscription.sentTo())
                        .with("subscriptionSignedBy", subscription.signedBy())
                        .with("renewedAt", subscription.renewedAt().orElse(null))
                        .with("subscriptionExpiresAt", subscription.expiresAt())
                        .with("renewAt", subscription.renewAt()));
        subscriptionState
                .refusal()
                .ifPresent(refusal -> item.with("refusedSince", refusal.since())
                        .with("refusals", refusal.failures())
                        .with("askAgainAt", refusal.askAgainAt()));
        subscriptionState.unreachableSince().ifPresent(since -> item.with("unreachableSince", since));
    }

    private static SubscriptionState subscriptionState(Item item) {
        return new SubscriptionState(
                item.optionalString("subscriptionId")
                        .map(id -> new SubscriptionState.ActiveSubscription(
                                id,
                                item.optionalString("subscriptionSentTo").orElse(""),
                                item.optionalString("subscriptionSignedBy").orElse(""),
                                item.optionalInstant("renewedAt"),
                                item.instant("subscriptionExpiresAt"),
                                item.instant("renewAt"))),
                item.optionalInstant("refusedSince")
                        .map(since -> new SubscriptionState.Refusal(
                                since, (int) item.number("refusals"), item.instant("askAgainAt"))),
                item.optionalInstant("unreachableSince"));
    }

    private static void addSchedule(Item item, SyncSchedule syncSchedule) {
        item.with("searching", syncSchedule.searching());
        syncSchedule.backfillFailures().forEach((task, times) -> item.with(SETBACKS + task.attribute(), times));
        syncSchedule.due().forEach((task, at) -> item.with(task.attribute(), at));
        syncSchedule.requestedScans().forEach((kind, from) -> item.with(WANTED + kind.name(), from));
    }

    private static SyncSchedule syncSchedule(Item item) {
        var due = new EnumMap<MailboxTask, Instant>(MailboxTask.class);
        var failures = new EnumMap<MailboxTask, Integer>(MailboxTask.class);
        for (var task : MailboxTask.values()) {
            item.optionalInstant(task.attribute()).ifPresent(at -> due.put(task, at));
            Optional.of((int) item.count(SETBACKS + task.attribute()))
                    .filter(times -> times > 0)
                    .ifPresent(times -> failures.put(task, times));
        }
        var requestedScans = new EnumMap<ScanKind, Instant>(ScanKind.class);
        for (var kind : ScanKind.values()) {
            item.optionalInstant(WANTED + kind.name()).ifPresent(from -> requestedScans.put(kind, from));
        }
        // Version 0.1.0 counted for all tasks together.
        if (failures.isEmpty() && item.count("setbacks") > 0) {
            failures.put(MailboxTask.SCAN, (int) item.count("setbacks"));
        }
        return new SyncSchedule(due, requestedScans, item.strings("searching"), failures);
    }

    private static ConnectedMailbox mailbox(Item item) {
        return new ConnectedMailbox(
                new MailboxAuthorization(
                        profile(item),
                        item.instant("signedInAt"),
                        item.instant("confirmedAt"),
                        item.instant("connectedAt"),
                        item.instant("horizon"),
                        item.flag("sending")),
                subscriptionState(item),
                syncSchedule(item),
                new SyncProgress(
                        item.optionalInstant("lastSyncedAt"),
                        item.optionalInstant("completeUpTo"),
                        item.count("foundLate"),
                        item.has("foldersListed") ? Optional.of((int) item.number("foldersListed")) : Optional.empty()),
                HealthItems.health(item));
    }

    public static Item addProfile(Item item, Profile profile) {
        return item.with("tenantId", profile.tenantId())
                .with("objectId", profile.objectId())
                .with("displayName", profile.displayName())
                .with("address", profile.address())
                .with("addresses", profile.addresses());
    }

    public static Profile profile(Item item) {
        return new Profile(
                item.string("tenantId"),
                item.string("objectId"),
                item.optionalString("displayName").orElse(null),
                item.string("address"),
                item.strings("addresses"));
    }
}
