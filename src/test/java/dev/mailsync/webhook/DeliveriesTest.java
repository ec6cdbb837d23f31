package dev.mailsync.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.microsoft.graph.ClientStates;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveriesTest {

    private static final ConnectionId ANNA = ConnectionId.of(new CompanyId("acme"), new UserId("anna"));

    private final InMemoryProduct product = new InMemoryProduct();
    private final Deliveries deliveries = product.get(Deliveries.class);
    private final String genuine = product.get(ClientStates.class).issue(ANNA).clientState();

    @Test
    void aMessageIsNamedByItsId() {
        assertThat(read("\"resourceData\":{\"id\":\"AAkALg\"}"))
                .isEqualTo(notices(new Notice.MessageCreated(ANNA, "AAkALg")));
    }

    @Test
    void withoutAnIdItSaysThatSomethingCame() {
        var hint = notices(new Notice.Lifecycle(ANNA, "missed"));

        assertThat(read("\"changeType\":\"created\"")).isEqualTo(hint);
        assertThat(read("\"resourceData\":null")).isEqualTo(hint);
        assertThat(read("\"resourceData\":{\"id\":\"" + "A".repeat(5_000) + "\"}"))
                .isEqualTo(hint);
    }

    @Test
    void whatIsNotGenuineSaysNothing() {
        assertThat(deliveries.read(json("\"changeType\":\"created\",\"clientState\":\"forged\"")))
                .isEqualTo(new Delivery.Notices(List.of(), 1));
    }

    private Delivery read(String properties) {
        return deliveries.read(json(properties + ",\"clientState\":\"" + genuine + "\""));
    }

    private static byte[] json(String properties) {
        return ("{\"value\":[{" + properties + "}]}").getBytes(StandardCharsets.UTF_8);
    }

    private static Delivery notices(Notice notice) {
        return new Delivery.Notices(List.of(notice), 0);
    }
}
