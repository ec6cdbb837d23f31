package dev.mailsync.sandbox.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.sandbox.fault.Lasting;
import dev.mailsync.sandbox.mailbox.account.Account;

/** All subscriptions that have not expired. */
public final class Subscriptions {

    /** Graph's documented limit for mail. */
    public static final Duration LONGEST = Duration.ofMinutes(10_070);

    private final Clock clock;
    private final Notifier notifier;
    private final Lasting<Account, Boolean> silenced;
    private final Map<String, Subscription> byId = new LinkedHashMap<>();

    private Duration longest = LONGEST;

    Subscriptions(Clock clock, Notifier notifier) {
        this.clock = clock;
        this.notifier = notifier;
        this.silenced = new Lasting<>(clock);
    }

    /** The longest lifetime that may be requested. */
    public synchronized Duration longest() {
        return longest;
    }

    public synchronized void limit(Duration most) {
        longest = most;
    }

    /** Adds the subscription, or returns the one that already covers the same. */
    public synchronized Optional<Subscription> add(Subscription subscription) {
        var same = active().stream().filter(subscription::duplicates).findFirst();
        if (same.isEmpty()) {
            byId.put(subscription.id(), subscription);
        }
        return same;
    }

    /** Replaces the subscription with the same id by a renewed one, if it still exists. */
    public synchronized Optional<Subscription> renew(Subscription renewed) {
        return find(renewed.account(), renewed.id()).map(old -> {
            byId.put(renewed.id(), renewed);
            return renewed;
        });
    }

    public synchronized Optional<Subscription> find(Account account, String id) {
        return of(account).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public synchronized List<Subscription> of(Account account) {
        return active().stream().filter(each -> each.account().equals(account)).toList();
    }

    public synchronized void remove(String id) {
        byId.remove(id);
    }

    /** Notifies each subscription to a mailbox of an event in its own lifecycle, if it has a lifecycle URL. */
    public synchronized void tell(Account account, LifecycleEvent event) {
        for (var subscription : of(account)) {
            if (event == LifecycleEvent.SUBSCRIPTION_REMOVED) {
                remove(subscription.id());
            }
            subscription
                    .lifecycleNotificationUrl()
                    .ifPresent(url ->
                            notifier.send(new Notification.OfLifecycle(subscription, url, event, clock.instant())));
        }
    }

    /** From now on nobody is notified of the mailbox's changes, although its subscriptions look healthy. */
    public void silence(Account account, Optional<Duration> lasts) {
        silenced.put(account, true, lasts);
    }

    public void endSilence(Account account) {
        silenced.remove(account);
    }

    synchronized void changed(Change change) {
        if (silenced.get(change.account()).isPresent()) {
            return;
        }
        for (var subscription : active()) {
            if (subscription.concerns(change)) {
                notifier.send(Notification.of(subscription, change, clock.instant()));
            }
        }
    }

    synchronized void clear() {
        byId.clear();
        silenced.clear();
        longest = LONGEST;
    }

    private List<Subscription> active() {
        byId.values().removeIf(each -> !clock.instant().isBefore(each.expiresAt()));
        return List.copyOf(byId.values());
    }
}
