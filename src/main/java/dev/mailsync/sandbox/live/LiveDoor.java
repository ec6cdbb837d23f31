package dev.mailsync.sandbox.live;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Limits access to an instance that holds real email. Callers through a tunnel reach only what Microsoft needs, because
 * the small CRM issues its tokens without a password. And nobody reaches the sandbox, which is not in use.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test"})
@IfBuildProperty(name = LiveMode.SETTING, stringValue = LiveMode.LIVE)
class LiveDoor {

    private static final int BEFORE_ALL_OTHERS = 1_000;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Headers by which tunnels identify the original caller. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto");

    private static final String FOR_MICROSOFT = "/graph/";
    private static final String SANDBOX = "/sandbox";
    private static final List<String> OF_THE_CRM = List.of("/sandbox/crm/", "/sandbox/demo/");

    void close(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ALL_OTHERS);
    }

    private void handle(RoutingContext call) {
        var path = call.normalizedPath();
        if (!path.startsWith(FOR_MICROSOFT) && !isLocal(call)) {
            refuse(
                    call,
                    403,
                    "Forbidden",
                    "Only this machine may ask for this. From outside, only Microsoft is expected.");
        } else if (path.startsWith(SANDBOX) && OF_THE_CRM.stream().noneMatch(path::startsWith)) {
            refuse(call, 404, "Not Found", "This instance talks to the real Microsoft, so its sandbox is not in use.");
        } else {
            call.next();
        }
    }

    private static boolean isLocal(RoutingContext call) {
        var request = call.request();
        var host = request.authority() == null ? "" : request.authority().host();
        return THIS_MACHINE.contains(host)
                && FORWARDED.stream().noneMatch(name -> request.headers().contains(name));
    }

    private static void refuse(RoutingContext call, int status, String title, String detail) {
        call.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail));
    }
}
