package dev.mailsync.lambda;

import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.Context;
import dev.mailsync.deployment.PolicyWatch;
import dev.mailsync.platform.telemetry.Metrics;

/** Functions do some of their work on threads that do not know whose they are. */
@Alternative
@Priority(1)
@Singleton
class WatchedInvocations extends Invocations {

    WatchedInvocations(Metrics metrics) {
        super(metrics);
    }

    @Override
    <T> T run(Context context, Supplier<T> work) {
        return super.run(context, () -> PolicyWatch.handedOn(work));
    }
}
