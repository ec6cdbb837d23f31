package dev.mailsync.endtoend;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service behind API Gateway's address, with nobody who takes work from its queue. */
public class EventsOnly implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("mailsync.sandbox.poller", "false");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PublicAddress.class));
    }
}
