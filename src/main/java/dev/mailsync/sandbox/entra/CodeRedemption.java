package dev.mailsync.sandbox.entra;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.AuthorizationCode;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Checks everything that must hold before a code is exchanged for tokens. */
final class CodeRedemption {

    private static final int SHORTEST_VERIFIER = 43;
    private static final int LONGEST_VERIFIER = 128;

    private final World world;
    private final Authority authority;
    private final Parameters form;

    CodeRedemption(World world, Authority authority, Parameters form) {
        this.world = world;
        this.authority = authority;
        this.form = form;
    }

    /** @throws EntraException if anything is wrong; the code is used up then */
    AuthorizationCode require() {
        var given = form.require("code");
        var redirect = form.require("redirect_uri");
        var code = world.signIns()
                .redeem(given)
                .orElseThrow(() ->
                        TokenEndpoint.invalidGrant(70000, "The provided value for the 'code' parameter is not valid."));
        requireFresh(code);
        requireSameWay(code, redirect);
        code.challenge().ifPresent(this::verify);
        return code;
    }

    private void requireFresh(AuthorizationCode code) {
        if (code.used()) {
            throw TokenEndpoint.invalidGrant(
                    54005,
                    "OAuth2 Authorization code was already redeemed, please retry with"
                            + " a new valid code or use an existing refresh token.");
        }
        if (!world.clock().instant().isBefore(code.expiresAt())) {
            throw TokenEndpoint.invalidGrant(70008, "The provided authorization code has expired.");
        }
    }

    private void requireSameWay(AuthorizationCode code, String redirect) {
        if (!authority.name().equals(code.authority())) {
            throw TokenEndpoint.invalidGrant(
                    700005, "The provided authorization code is intended to be used against another tenant.");
        }
        if (!code.redirectUri().toString().equals(redirect)) {
            throw TokenEndpoint.invalidGrant(
                    500112,
                    "The reply address '" + redirect + "' does not match the reply"
                            + " address provided when requesting the authorization code.");
        }
    }

    private void verify(AuthorizationCode.Challenge challenge) {
        var verifier = form.get("code_verifier").orElseThrow(CodeRedemption::mismatch);
        if (verifier.length() < SHORTEST_VERIFIER || verifier.length() > LONGEST_VERIFIER) {
            throw TokenEndpoint.invalidGrant(501491, "Invalid size of Code_Verifier parameter.");
        }
        var expected = challenge.method().equals("S256") ? s256(verifier) : verifier;
        if (!expected.equals(challenge.value())) {
            throw mismatch();
        }
    }

    private static EntraException mismatch() {
        return TokenEndpoint.invalidGrant(
                501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    }

    private static String s256(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
