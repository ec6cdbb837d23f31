package dev.mailsync.sandbox.mailbox;

import java.util.Optional;
import java.util.stream.Stream;

/** Graph's lifecycle events of a subscription. */
public enum LifecycleEvent {
    REAUTHORIZATION_REQUIRED("reauthorizationRequired"),
    SUBSCRIPTION_REMOVED("subscriptionRemoved"),
    MISSED("missed");

    private final String graphName;

    LifecycleEvent(String graphName) {
        this.graphName = graphName;
    }

    public String graphName() {
        return graphName;
    }

    public static Optional<LifecycleEvent> named(String name) {
        return Stream.of(values())
                .filter(event -> event.graphName.equalsIgnoreCase(name))
                .findFirst();
    }
}
