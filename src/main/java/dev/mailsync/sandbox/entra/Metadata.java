package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The OpenID Provider metadata of one authority (OpenID Connect Discovery 1.0). */
final class Metadata {

    private Metadata() {}

    static ObjectNode of(URI login, Authority authority) {
        var own = login + "/" + authority.name();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("issuer", login + "/" + authority.issuerTenant() + "/v2.0");
        json.put("authorization_endpoint", own + "/oauth2/v2.0/authorize");
        json.put("token_endpoint", own + "/oauth2/v2.0/token");
        json.put("end_session_endpoint", own + "/oauth2/v2.0/logout");
        json.put("jwks_uri", own + "/discovery/v2.0/keys");
        list(json, "response_types_supported", List.of("code"));
        list(json, "response_modes_supported", List.of("query", "fragment"));
        list(json, "subject_types_supported", List.of("pairwise"));
        list(json, "id_token_signing_alg_values_supported", List.of("RS256"));
        list(json, "scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        list(json, "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
        list(json, "code_challenge_methods_supported", List.of("plain", "S256"));
        return json;
    }

    private static void list(ObjectNode json, String name, List<String> values) {
        values.forEach(json.putArray(name)::add);
    }
}
