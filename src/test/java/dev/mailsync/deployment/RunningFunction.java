package dev.mailsync.deployment;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.mailsync.deployment.TemplateRoutes.Route;
import dev.mailsync.lambda.SweepFunction;
import dev.mailsync.lambda.SyncFunction;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Which of the template's functions is at work. All of them share the process of a test: a request is that function's to which
 * API Gateway would pass it; the queue's worker and the sweep are found on the stack. Tests themselves, and the sandbox, are
 * none of them.
 */
@ApplicationScoped
class RunningFunction {

    private static final String KEY = "mailsync.function";
    private static final int FIRST = 1_000;
    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final Map<Class<?>, String> FUNCTIONS =
            Map.of(SyncFunction.class, "Sync", SweepFunction.class, "Sweep");
    private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();
    private static final TemplateRoutes ROUTES = TemplateRoutes.of(Template.read());

    void register(@Observes Filters filters) {
        filters.register(RunningFunction::passed, FIRST);
    }

    static Optional<String> name() {
        return onStack().or(RunningFunction::ofRequest).or(RunningFunction::inherited);
    }

    /** The threads that the work starts are at work for the same function. */
    static <T> T handedOn(Supplier<T> work) {
        onStack().ifPresent(INHERITED::set);
        try {
            return work.get();
        } finally {
            INHERITED.remove();
        }
    }

    private static Optional<String> inherited() {
        return Thread.currentThread().isVirtual() ? Optional.ofNullable(INHERITED.get()) : Optional.empty();
    }

    private static void passed(RoutingContext request) {
        ROUTES.of(request.request().method().name(), request.request().path())
                .map(Route::function)
                .ifPresent(function -> ContextLocals.put(KEY, function));
        request.next();
    }

    private static Optional<String> ofRequest() {
        var context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context) ? ContextLocals.get(KEY) : Optional.empty();
    }

    private static Optional<String> onStack() {
        return STACK.walk(frames -> frames.map(StackFrame::getDeclaringClass)
                .map(FUNCTIONS::get)
                .filter(function -> function != null)
                .findFirst());
    }
}
