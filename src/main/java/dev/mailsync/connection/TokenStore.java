package dev.mailsync.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.secrets.Sealer;
import dev.mailsync.platform.secrets.Secret;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tokens at rest: sealed for their connection, in an item of their own that only the worker reads. */
@ApplicationScoped
public class TokenStore {

    public static final String SEALED = "sealed";
    public static final String VERSION = "version";

    @RegisterForReflection
    record Plain(String access, Instant expiresAt, String refresh) {}

    private final Dynamo dynamo;
    private final Sealer sealer;
    private final ObjectMapper json;

    TokenStore(Dynamo dynamo, Sealer sealer, ObjectMapper json) {
        this.dynamo = dynamo;
        this.sealer = sealer;
        this.json = json;
    }

    public static Item key(ConnectionId connection) {
        return Item.key(connection.value(), "tokens");
    }

    public Optional<Item> item(ConnectionId connection) {
        return dynamo.get(Table.USERS, key(connection));
    }

    Optional<StoredTokens> find(ConnectionId connection) {
        return item(connection).map(item -> open(item.bytes(SEALED), item.number(VERSION), connection));
    }

    /** @return false if they were replaced or removed since {@code version} was read */
    boolean replace(ConnectionId connection, long version, StoredTokens tokens) {
        return dynamo.update(Write.update(
                Table.USERS,
                key(connection),
                UpdateExpression.empty()
                        .set(SEALED, Item.binary(seal(tokens, connection)))
                        .set(VERSION, version + 1),
                Condition.equal(VERSION, Item.number(version))));
    }

    public byte[] seal(StoredTokens tokens, ConnectionId owner) {
        try {
            var plain = new Plain(
                    tokens.accessToken().value(),
                    tokens.expiresAt(),
                    tokens.refreshToken().value());
            return sealer.seal(json.writeValueAsBytes(plain), owner.value());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    StoredTokens open(byte[] sealed, long version, ConnectionId owner) {
        try {
            var plain = json.readValue(sealer.open(sealed, owner.value()), Plain.class);
            return new StoredTokens(
                    new Secret(plain.access()), plain.expiresAt(), new Secret(plain.refresh()), version);
        } catch (IOException e) {
            throw new UncheckedIOException("Stored tokens cannot be read", e);
        }
    }
}
