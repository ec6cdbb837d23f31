package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Creates id tokens with the claims that the granted scopes allow. */
final class IdTokens {

    private static final Duration LIFE = Duration.ofHours(1);

    private final World world;
    private final SigningKey key;

    IdTokens(World world, SigningKey key) {
        this.world = world;
        this.key = key;
    }

    String issue(URI login, Account account, Set<String> scopes, Optional<String> nonce) {
        var now = world.clock().instant().getEpochSecond();
        var claims = JsonNodeFactory.instance
                .objectNode()
                .put("aud", world.application().clientId())
                .put("iss", login + "/" + account.tenantId() + "/v2.0")
                .put("iat", now)
                .put("nbf", now)
                .put("exp", now + LIFE.toSeconds())
                .put("sub", pairwise(account))
                .put("tid", account.tenantId().toString())
                .put("uti", world.ids().random(16))
                .put("ver", "2.0");
        nonce.ifPresent(value -> claims.put("nonce", value));
        describe(claims, account, scopes);
        return key.sign(claims);
    }

    private static void describe(ObjectNode claims, Account account, Set<String> scopes) {
        if (scopes.contains("profile")) {
            claims.put("oid", account.objectId().toString());
            claims.put("name", account.displayName());
            claims.put("preferred_username", account.upn());
        }
        if (scopes.contains("email")) {
            claims.put("email", account.mail());
        }
    }

    /** An identifier for the account that no other application sees. */
    private String pairwise(Account account) {
        try {
            var both = account.objectId() + world.application().clientId();
            var digest = MessageDigest.getInstance("SHA-256").digest(both.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
