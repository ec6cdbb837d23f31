package dev.mailsync.smoke;

import java.util.List;

/** What those functions are given to do that recording leaves at rest. */
final class Loads {

    private static final int CALLS = Integer.getInteger("bench.calls", 300);
    // One person may make 300 calls a minute.
    private static final int PREVIEWS = Math.min(CALLS, 200);
    private static final int SWEEPS = Math.min(CALLS, 60);

    private final Journey journey;
    private final Deliveries deliveries;
    private final Fleet fleet;

    Loads(Journey journey, Deliveries deliveries, Fleet fleet) {
        this.journey = journey;
        this.deliveries = deliveries;
        this.fleet = fleet;
    }

    void run(String anna) {
        read();
        for (var n = 0; n < CALLS; n++) {
            journey.call("GET", "/oauth/callback?code=any&state=forged-" + n, null, null, 400);
        }
        for (var n = 0; n < PREVIEWS; n++) {
            journey.read("/v1/mail-sync/disable/preview", anna);
        }
        for (var n = 0; n < SWEEPS; n++) {
            deliveries.sweep(fleet);
        }
    }

    private void read() {
        var crm = journey.signedIn("crm", "crm-service");
        var mia = journey.signedIn("mia", "administrator");
        for (var n = 0; n < CALLS / 4; n++) {
            for (var path : List.of("/v1/leads/lead-1/mails", "/v1/mail-sync/connection")) {
                journey.read(path, mia);
            }
            for (var path : List.of("/v1/company/mail-sync", "/v1/events")) {
                journey.read(path, crm);
            }
        }
    }
}
