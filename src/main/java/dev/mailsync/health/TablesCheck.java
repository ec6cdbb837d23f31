package dev.mailsync.health;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether DynamoDB responds and has the table of connections. */
@Readiness
@ApplicationScoped
class TablesCheck implements HealthCheck {

    private final Dynamo dynamo;

    TablesCheck(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    @Override
    public HealthCheckResponse call() {
        return Checks.answer("tables", () -> {
            dynamo.get(Table.USERS, Item.key("health", "nobody"));
            return Optional.empty();
        });
    }
}
