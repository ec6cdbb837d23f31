package dev.mailsync.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.fault.Match;
import dev.mailsync.sandbox.mailbox.LifecycleEvent;

/**
 * Something that goes wrong for six hours, or once.
 *
 * @param signsIn whether it takes the user to mend it
 */
record FaultCase(String name, Consumer<FaultScene> begins, boolean signsIn, Duration lasts) {

    private static final Duration SIX_HOURS = Duration.ofHours(6);

    static final List<FaultCase> ALL = List.of(
            of("A notification comes five times", FaultScene::notifyFiveTimes),
            of("Notifications come before the email can be read", answers(404, "/messages/AA", 2)),
            of("Notifications stop silently", FaultScene::silence),
            of("Graph reports missed notifications", told(LifecycleEvent.MISSED)),
            of("Graph removes the subscription and says so", told(LifecycleEvent.SUBSCRIPTION_REMOVED)),
            of("The subscription disappears silently", FaultScene::loseSubscription),
            of("Graph keeps asking for reauthorization", scene -> {
                for (int n = 0; n < 10; n++) {
                    scene.tell(LifecycleEvent.REAUTHORIZATION_REQUIRED);
                }
            }),
            of("Graph refuses to create a subscription", scene -> {
                scene.condition(Condition.NO_SUBSCRIPTIONS);
                scene.tell(LifecycleEvent.SUBSCRIPTION_REMOVED);
            }),
            of("Graph grants shorter subscriptions than asked for", scene -> {
                scene.world().subscriptions().limit(Duration.ofMinutes(4_230));
                scene.tell(LifecycleEvent.SUBSCRIPTION_REMOVED);
            }),
            of("The validation of our address times out (400)", scene -> {
                answers(400, "/subscriptions", error("ValidationError")).accept(scene);
                scene.tell(LifecycleEvent.SUBSCRIPTION_REMOVED);
            }),
            of("Cursors are lost (410 SyncStateNotFound)", answers(410, "/delta", error("SyncStateNotFound"), 3)),
            of("Pages are empty, with more to follow", of(Fault.Kind.EMPTY_PAGE, "/delta", 5)),
            of("Throttled, Retry-After in seconds", throttled("600")),
            of("Throttled, Retry-After with decimals", throttled("2.128")),
            of("Throttled, without Retry-After", answers(429, "/v1.0/")),
            of(
                    "Too many requests at once (MailboxConcurrency)",
                    answers(429, "/messages/", error("ApplicationThrottled"))),
            of("503 to everything", answers(503, "/v1.0/")),
            of("504 to delta only", answers(504, "/delta")),
            of("509, bandwidth exceeded", answers(509, "/v1.0/")),
            of("500 to everything", answers(500, "/v1.0/")),
            of("Connections break", of(Fault.Kind.RESET, "/v1.0/")),
            of("Responses are lost on the way", of(Fault.Kind.LOST_ANSWER, "/v1.0/", 5)),
            of("A page of HTML instead of JSON", of(Fault.Kind.HTML, "/v1.0/")),
            of("Truncated JSON", of(Fault.Kind.GARBAGE, "/v1.0/")),
            of("400 with an empty body", answers(400, "/v1.0/", new Fault.Body("text/plain", ""))),
            of("An unknown code (418)", answers(418, "/v1.0/", error("SomethingNew"))),
            of("401, once", answers(401, "/v1.0/", 1)),
            of("401 to everything", answers(401, "/v1.0/")),
            of("403 ErrorAccessDenied", answers(403, "/v1.0/", error("ErrorAccessDenied"))),
            of("The mailbox is being moved", conditionOf(Condition.BEING_MOVED)),
            of("The mailbox has no licence", conditionOf(Condition.UNLICENSED)),
            of("The mailbox is on premises", conditionOf(Condition.ON_PREMISES)),
            signingIn("Tokens revoked (50173)", revoked(50173)),
            signingIn("Refresh token 90 days old (700082)", revoked(700082)),
            signingIn("Consent withdrawn (65001)", revoked(65001)),
            signingIn("Sign-in frequency (70043)", revoked(70043)),
            of("Conditional Access blocks the app (53003)", conditionOf(Condition.CONDITIONAL_ACCESS)),
            of("A second factor is required (50076)", conditionOf(Condition.MFA_REQUIRED)),
            of("The account is disabled (50057)", conditionOf(Condition.ACCOUNT_DISABLED)),
            of("The account is deleted and restored (500341)", conditionOf(Condition.ACCOUNT_DELETED)),
            of(
                    "Our client secret has expired (7000222)",
                    scene -> scene.world().conditions().expireClientSecret(Optional.empty())),
            of("Entra is down", answers(503, "/oauth2/")),
            of("One email can't be read", FaultScene::poison),
            of("Workers, DynamoDB and SQS fail at one call in 50", scene -> scene.beginFaults(0.02)),
            new FaultCase("Graph is down for three days", answers(503, "/v1.0/"), true, Duration.ofDays(3)),
            new FaultCase(
                    "The mailbox is moved for three days",
                    conditionOf(Condition.BEING_MOVED),
                    false,
                    Duration.ofDays(3)),
            new FaultCase("Tokens revoked for three days", revoked(50173), true, Duration.ofDays(3)));

    private static FaultCase of(String name, Consumer<FaultScene> begins) {
        return new FaultCase(name, begins, false, SIX_HOURS);
    }

    private static FaultCase signingIn(String name, Consumer<FaultScene> begins) {
        return new FaultCase(name, begins, true, SIX_HOURS);
    }

    private static Consumer<FaultScene> of(Fault.Kind kind, String path, int... times) {
        return scene -> scene.fault(
                new Fault(kind, Match.path(path), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO),
                times);
    }

    private static Consumer<FaultScene> answers(int status, String path, int... times) {
        return scene -> scene.fault(Fault.status(status, Match.path(path)), times);
    }

    private static Consumer<FaultScene> answers(int status, String path, Fault.Body body, int... times) {
        return scene -> scene.fault(
                new Fault(
                        Fault.Kind.STATUS,
                        Match.path(path),
                        Optional.of(status),
                        Optional.empty(),
                        Optional.of(body),
                        Duration.ZERO),
                times);
    }

    private static Consumer<FaultScene> throttled(String retryAfter) {
        return scene -> scene.fault(Fault.status(429, Match.path("/v1.0/")).retryAfter(retryAfter));
    }

    private static Fault.Body error(String code) {
        return new Fault.Body("application/json", "{\"error\":{\"code\":\"" + code + "\",\"message\":\"\"}}");
    }

    private static Consumer<FaultScene> told(LifecycleEvent event) {
        return scene -> scene.tell(event);
    }

    private static Consumer<FaultScene> conditionOf(Condition condition) {
        return scene -> scene.condition(condition);
    }

    private static Consumer<FaultScene> revoked(int code) {
        return scene -> scene.world().signIns().revoke(scene.account(), code);
    }
}
