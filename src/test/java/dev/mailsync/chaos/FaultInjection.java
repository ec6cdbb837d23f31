package dev.mailsync.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.LifecycleEvent;
import dev.mailsync.sandbox.mailbox.Subscriptions;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;

/** What goes wrong at Microsoft, drawn from a seed: all that the sandbox can break, for minutes or for days. */
final class FaultInjection {

    private static final List<Duration> TIMES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(40),
            Duration.ofHours(5),
            Duration.ofHours(30),
            Duration.ofHours(70));

    private static final List<Integer> STATUSES = List.of(400, 401, 403, 404, 409, 429, 500, 502, 503, 504, 509);

    private static final List<String> PATHS = List.of(
            "/v1.0/", "/v1.0/", "/delta", "/messages", "$batch", "/mailFolders/delta", "/subscriptions", "/oauth2/");

    private static final List<String> CODES = List.of(
            "ErrorMailboxMoveInProgress",
            "ErrorAccessDenied",
            "serviceNotAvailable",
            "ApplicationThrottled",
            "ErrorItemNotFound",
            "MailboxNotEnabledForRESTAPI",
            "SyncStateNotFound",
            "UnknownError",
            "SomethingNewOfMicrosofts");

    private static final List<Integer> REVOCATIONS =
            List.of(50173, 700082, 65001, 50076, 53003, 50057, 70043, 500341, 90094, 700016);

    private static final List<String> WAITS =
            List.of("1", "2.128", "30", "120,10", "3600", "Wed, 21 Oct 2099 07:28:00 GMT", "x");

    private final Random random;
    private final World world;

    FaultInjection(World world, Random random) {
        this.world = world;
        this.random = random;
    }

    /** Something goes wrong with one mailbox, or with all of them. */
    void happen(Account account) {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> fault(Fault.Kind.STATUS, account);
            case 3 -> fault(Fault.Kind.RESET, account);
            case 4 -> fault(Fault.Kind.LOST_ANSWER, account);
            case 5 -> fault(random.nextBoolean() ? Fault.Kind.HTML : Fault.Kind.GARBAGE, account);
            case 6 -> fault(Fault.Kind.EMPTY_PAGE, account);
            case 7 -> world.signIns().revoke(account, any(REVOCATIONS));
            case 8 -> world.conditions().set(account, any(List.of(Condition.values())), Optional.of(any(TIMES)));
            case 9 -> world.subscriptions().tell(account, any(List.of(LifecycleEvent.values())));
            case 10 -> world.subscriptions().silence(account, Optional.of(any(TIMES)));
            case 11 ->
                world.subscriptions()
                        .of(account)
                        .forEach(it -> world.subscriptions().remove(it.id()));
            case 12 -> world.subscriptions().limit(Duration.ofMinutes(random.nextBoolean() ? 4_230 : 10_080));
            case 13, 14 -> world.signIns().revoke(account, any(REVOCATIONS));
            default -> world.conditions().expireClientSecret(Optional.of(any(TIMES)));
        }
    }

    /** Microsoft works as it should again. Tokens that were revoked stay so. */
    void end() {
        world.faults().clear();
        world.conditions().renewClientSecret();
        world.subscriptions().limit(Subscriptions.LONGEST);
        world.mailboxes().forEach(mailbox -> {
            world.conditions().clear(mailbox.account());
            world.subscriptions().endSilence(mailbox.account());
        });
    }

    private void fault(Fault.Kind kind, Account account) {
        var status = any(STATUSES);
        var path = Match.path(any(PATHS));
        var fault = new Fault(
                kind,
                random.nextInt(3) == 0 ? path : path.of(account.upn()),
                kind == Fault.Kind.STATUS ? Optional.of(status) : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(any(WAITS)) : Optional.empty(),
                kind == Fault.Kind.STATUS && random.nextBoolean() ? Optional.of(error(any(CODES))) : Optional.empty(),
                Duration.ZERO);
        var often = kind == Fault.Kind.EMPTY_PAGE || random.nextBoolean();
        world.faults()
                .add(
                        fault,
                        often ? Optional.of(1 + random.nextInt(4)) : Optional.empty(),
                        often ? Optional.empty() : Optional.of(any(TIMES)));
    }

    private static Fault.Body error(String code) {
        return new Fault.Body("application/json", "{\"error\":{\"code\":\"" + code + "\",\"message\":\"\"}}");
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
