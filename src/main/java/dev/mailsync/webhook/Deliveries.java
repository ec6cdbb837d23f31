package dev.mailsync.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.microsoft.graph.ClientStates;

/**
 * Reads what Graph posts, item by item: one POST can mix mailboxes and tenants. Fields are read leniently, since Graph
 * spells {@code resource} in several ways and omits fields; only {@code clientState} proves authenticity.
 */
@ApplicationScoped
class Deliveries {

    private static final int DEEPEST = 20;
    private static final String MISSED = "missed";
    private static final int LONGEST_ID = 1_000;
    private static final int LONGEST_EVENT = 100;

    private final ClientStates clientStates;

    /** A separate mapper, since untrusted input is held to tighter limits than what we wrote ourselves. */
    private final ObjectMapper json = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    Deliveries(ClientStates clientStates) {
        this.clientStates = clientStates;
    }

    Delivery read(byte[] body) {
        try {
            var root = json.readTree(body);
            if (root == null || !root.path("value").isArray()) {
                return new Delivery.Unreadable();
            }
            var genuine = new ArrayList<Notice>();
            int ignored = 0;
            for (var item : root.get("value")) {
                var notice = notice(item);
                notice.ifPresent(genuine::add);
                ignored += notice.isPresent() ? 0 : 1;
            }
            return new Delivery.Notices(genuine, ignored);
        } catch (IOException notJson) {
            return new Delivery.Unreadable();
        }
    }

    private Optional<Notice> notice(JsonNode item) {
        return clientStates.verify(item.path("clientState").textValue()).flatMap(connection -> {
            var event = item.path("lifecycleEvent").asText("");
            if (!event.isEmpty()) {
                return Optional.of(
                        new Notice.Lifecycle(connection, event.substring(0, Math.min(event.length(), LONGEST_EVENT))));
            }
            var id = item.path("resourceData").path("id").asText("");
            // Something arrived, whatever it was: treated as if Graph reported a missed notification.
            return Optional.of(
                    id.isEmpty() || id.length() > LONGEST_ID
                            ? new Notice.Lifecycle(connection, MISSED)
                            : new Notice.MessageCreated(connection, id));
        });
    }
}
