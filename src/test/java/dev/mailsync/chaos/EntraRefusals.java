package dev.mailsync.chaos;

import java.util.Optional;
import java.util.stream.Stream;

import dev.mailsync.error.ErrorCatalogue;
import dev.mailsync.error.Kind;
import dev.mailsync.microsoft.MicrosoftException;
import dev.mailsync.sandbox.fault.Aadsts;
import dev.mailsync.sandbox.fault.Asked;
import dev.mailsync.sandbox.fault.Condition;
import dev.mailsync.sandbox.fault.Fault;
import dev.mailsync.sandbox.mailbox.RequestLog;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.RefreshToken;

/** Why the token endpoint would refuse a refresh token, as the product's client sorts it. */
final class EntraRefusals {

    private EntraRefusals() {}

    static void check(World world, RefreshToken token) {
        var asked = new Asked(
                "POST",
                "/organizations/oauth2/v2.0/token",
                Optional.of(token.account().upn()));
        world.requests()
                .add(new RequestLog.Entry(world.clock().instant(), asked.method(), asked.path(), 0, asked.upn()));
        world.faults().strike(asked).fault().ifPresent(fault -> {
            throw struck(fault);
        });
        refusal(world, token).ifPresent(code -> {
            throw sorted("AADSTS" + code);
        });
    }

    private static Optional<Integer> refusal(World world, RefreshToken token) {
        if (world.conditions().clientSecretExpired()) {
            return Optional.of(7000222);
        }
        var conditions = world.conditions().of(token.account()).stream()
                .map(Condition::atTokenEndpoint)
                .flatMap(Optional::stream)
                .map(Aadsts::code);
        return Stream.concat(token.revoked().stream(), conditions).findFirst();
    }

    private static MicrosoftException struck(Fault fault) {
        return fault.status()
                .map(status -> sorted("AADSTS" + Aadsts.forStatus(status).code()))
                .orElseGet(() -> sorted("NO_ANSWER"));
    }

    private static MicrosoftException sorted(String code) {
        var why = MicrosoftException.Cause.of(code, "Entra refused");
        var kind = ErrorCatalogue.find(code).map(it -> it.kind()).orElse(Kind.TRANSIENT);
        return switch (kind) {
            case TRANSIENT, GONE, CURSOR_LOST, NOT_A_FAILURE -> new MicrosoftException.Transient(why, Optional.empty());
            case NEEDS_USER -> new MicrosoftException.NeedsUser(why);
            case NEEDS_TENANT_ADMIN -> new MicrosoftException.NeedsTenantAdmin(why);
            case NEEDS_OPERATOR -> new MicrosoftException.NeedsOperator(why);
        };
    }
}
