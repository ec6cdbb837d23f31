package dev.mailsync.endtoend;

import java.util.List;
import java.util.Map;
import java.util.Set;

import static dev.mailsync.platform.identity.Role.ADMINISTRATOR;
import static dev.mailsync.platform.identity.Role.COMPANY_MANAGER;
import static dev.mailsync.platform.identity.Role.CRM_SERVICE;
import static dev.mailsync.platform.identity.Role.JR_SALESPERSON;
import static dev.mailsync.platform.identity.Role.MARKETING_MANAGER;
import static dev.mailsync.platform.identity.Role.SALESPERSON;
import static dev.mailsync.platform.identity.Role.SALES_MANAGER;

/** Every route of the contract, and who may take it. A route that is missing here fails {@link RouteWalkTest}. */
final class Routes {

    /**
     * @param example a request that means something; {@code {mail}} stands for a recorded mail
     * @param body null where the method has none
     */
    record Route(String method, String template, Set<String> roles, String example, String body) {

        String name() {
            return method + " " + template;
        }

        boolean isOpen() {
            return roles.isEmpty();
        }

        String path(Map<String, String> values) {
            var path = example;
            for (var value : values.entrySet()) {
                path = path.replace("{" + value.getKey() + "}", value.getValue());
            }
            return path;
        }
    }

    static final Set<String> USERS =
            Set.of(ADMINISTRATOR, COMPANY_MANAGER, MARKETING_MANAGER, SALES_MANAGER, SALESPERSON, JR_SALESPERSON);
    static final Set<String> MANAGERS_AND_SERVICE = Set.of(ADMINISTRATOR, COMPANY_MANAGER, CRM_SERVICE);
    static final Set<String> SERVICE = Set.of(CRM_SERVICE);
    static final Set<String> ANYBODY = Set.of();

    static final List<String> ROLES = List.of(
            ADMINISTRATOR, COMPANY_MANAGER, MARKETING_MANAGER, SALES_MANAGER, SALESPERSON, JR_SALESPERSON, CRM_SERVICE);

    /** In an order in which each still finds something to do. */
    static final List<Route> ALL = List.of(
            get("/v1/mail-sync/connection", USERS),
            get("/v1/mail-sync/errors", USERS),
            get("/v1/mail-sync/mails", USERS),
            get("/v1/mail-sync/never-record", USERS),
            put("/v1/mail-sync/never-record", USERS, "/v1/mail-sync/never-record", "{\"entries\":[]}"),
            post("/v1/mail-sync/connection", USERS, "{\"returnUrl\":\"http://localhost:3000/\"}"),
            post("/v1/mail-sync/connection/confirmation", USERS, "{\"ticket\":\"unknown\"}"),
            post("/v1/mail-sync/attempt", USERS, ""),
            post("/v1/mail-sync/audit", USERS, ""),
            get("/v1/mail-sync/disable/preview", USERS),
            get("/v1/leads/{leadId}/mails", USERS, "/v1/leads/lead-1/mails"),
            get("/v1/opportunities/{id}/mails", USERS, "/v1/opportunities/opp-1/mails"),
            get("/v1/mails/{id}", USERS, "/v1/mails/{mail}"),
            get("/v1/mails/{id}/parts/{n}", USERS, "/v1/mails/{mail}/parts/0"),
            get("/v1/mails/{id}/attachments/{n}", USERS, "/v1/mails/{mail}/attachments/0"),
            post(
                    "/v1/smart-mails",
                    USERS,
                    "{\"to\":[\"lee@lead.example\"],\"subject\":\"Hello\",\"html\":\"<p>Hi</p>\"}"),
            get("/v1/company/mail-sync", MANAGERS_AND_SERVICE),
            get("/v1/events", SERVICE),
            get("/v1/companies/{companyId}", SERVICE, "/v1/companies/acme"),
            put("/v1/companies/{companyId}", SERVICE, "/v1/companies/acme", "{\"plan\":\"TEAM\",\"mailboxLimit\":5}"),
            put(
                    "/v1/leads/{leadId}",
                    SERVICE,
                    "/v1/leads/lead-1",
                    "{\"addresses\":[\"lee@lead.example\"],\"opportunities\":[\"opp-1\"]}"),
            post("/v1/leads", SERVICE, "[{\"id\":\"lead-2\",\"addresses\":[],\"opportunities\":[]}]"),
            new Route("DELETE", "/v1/leads/{leadId}", SERVICE, "/v1/leads/lead-2", null),
            post("/v1/mail-sync/disable", USERS, "{\"history\":\"KEEP\"}"),
            get("/oauth/callback", ANYBODY),
            post("/graph/notifications", ANYBODY, "{\"value\":[]}"),
            post("/graph/lifecycle", ANYBODY, "{\"value\":[]}"));

    private Routes() {}

    private static Route get(String path, Set<String> roles) {
        return get(path, roles, path);
    }

    private static Route get(String template, Set<String> roles, String example) {
        return new Route("GET", template, roles, example, null);
    }

    private static Route post(String path, Set<String> roles, String body) {
        return new Route("POST", path, roles, path, body);
    }

    private static Route put(String template, Set<String> roles, String example, String body) {
        return new Route("PUT", template, roles, example, body);
    }
}
