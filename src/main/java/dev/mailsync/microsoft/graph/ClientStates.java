package dev.mailsync.microsoft.graph;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.secrets.Signer;

/**
 * The {@code clientState} of a subscription: connection, nonce, signature. With it the webhook recognises a genuine
 * notification and its connection without a lookup.
 */
@ApplicationScoped
public class ClientStates {

    /** Graph's limit. */
    public static final int MAX_LENGTH = 128;

    private static final String PURPOSE = "client-state";
    private static final int NONCE_BYTES = 8;

    private final Signer signer;
    private final RandomGenerator random;

    ClientStates(Signer signer, RandomGenerator random) {
        this.signer = signer;
        this.random = random;
    }

    /** @param keyId of the key that signed it: once this differs from {@link #keyId()}, a new state is due */
    public record Issued(String clientState, String keyId) {}

    public Issued issue(ConnectionId connection) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var signed = connection.value() + "." + HexFormat.of().formatHex(nonce);
        var key = signer.current();
        return new Issued(signed + "." + key.sign(PURPOSE, signed), key.id());
    }

    public String keyId() {
        return signer.current().id();
    }

    /** The connection of a genuine state; otherwise empty. */
    public Optional<ConnectionId> verify(String clientState) {
        if (clientState == null || clientState.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int end = clientState.lastIndexOf('.');
        if (end <= ConnectionId.LENGTH || clientState.charAt(ConnectionId.LENGTH) != '.') {
            return Optional.empty();
        }
        var signed = clientState.substring(0, end);
        return signer.matches(PURPOSE, signed, clientState.substring(end + 1))
                ? Optional.of(new ConnectionId(signed.substring(0, ConnectionId.LENGTH)))
                : Optional.empty();
    }
}
