package dev.mailsync.sandbox.graph;

import java.util.List;
import java.util.Set;

import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.graph.call.GraphException;

/** The calls that a mailbox's state prevents. */
final class Obstacles {

    private Obstacles() {}

    /** @throws GraphException if the call can't be carried out */
    static void require(Set<Condition> conditions, Route route) {
        var subscribing = route.method().equals("POST") && route.pattern().equals(List.of("subscriptions"));
        if (subscribing && conditions.contains(Condition.NO_SUBSCRIPTIONS)) {
            throw new GraphException(
                    403,
                    "ExtensionError",
                    "Operation: Create; Exception: [Status Code: Forbidden; Reason: Access is denied. Check credentials"
                            + " and try again.]");
        }
        if (subscribing || isMail(route)) {
            conditions.forEach(Obstacles::requireMailbox);
        }
        if (adds(route) && conditions.contains(Condition.MAILBOX_FULL)) {
            throw new GraphException(507, "ErrorQuotaExceeded", "The mailbox has reached its quota.");
        }
    }

    private static void requireMailbox(Condition condition) {
        switch (condition) {
            case UNLICENSED ->
                throw new GraphException(
                        404,
                        "MailboxNotEnabledForRESTAPI",
                        "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
            case ON_PREMISES ->
                throw new GraphException(
                        404, "MailboxNotSupportedForRESTAPI", "REST API is not yet supported for this mailbox.");
            case BEING_MOVED ->
                throw new GraphException(
                        503, "ErrorMailboxMoveInProgress", "Mailbox move in progress. Try again later.");
            case MAILBOX_FULL,
                    ACCOUNT_DISABLED,
                    ACCOUNT_DELETED,
                    ADMIN_CONSENT_REQUIRED,
                    NO_SUBSCRIPTIONS,
                    CONDITIONAL_ACCESS,
                    MFA_REQUIRED -> {}
        }
    }

    /** Whether Exchange answers, rather than the directory or the subscription service. */
    static boolean isMail(Route route) {
        return route.pattern().size() > 1 && route.pattern().getFirst().equals("me");
    }

    private static boolean adds(Route route) {
        return isMail(route)
                && route.method().equals("POST")
                && !route.pattern().getLast().equals("move");
    }
}
