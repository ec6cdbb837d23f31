package dev.mailsync.sandbox.mailbox.message;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Generates identifiers that look like Microsoft's: case-sensitive, long, and URL-safe. */
public final class Ids {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    public UUID guid() {
        var bits = ByteBuffer.wrap(bytes(16));
        var high = bits.getLong() & 0xffff_ffff_ffff_0fffL | 0x4000L;
        var low = bits.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public String immutableId() {
        return "AAkALgAA" + random(66);
    }

    public String ordinaryId() {
        return "AAMkAG" + random(108) + "=";
    }

    public String folderId() {
        return "AQMkAG" + random(81) + "==";
    }

    public String changeKey() {
        return "CQAAABYAAA" + random(21);
    }

    public String conversationId() {
        return "AAQkAG" + random(48) + "=";
    }

    /** As Exchange generates it for an email without one. */
    public String messageId() {
        var host = hex(4) + "MB" + hex(2);
        return "<" + host + hex(14) + "@" + host + ".eurprd04.prod.outlook.com>";
    }

    public String random(int bytes) {
        return URL.encodeToString(bytes(bytes));
    }

    private String hex(int bytes) {
        var text = new StringBuilder();
        for (var each : bytes(bytes)) {
            text.append(String.format(Locale.ROOT, "%02X", each));
        }
        return text.toString();
    }

    /** From zero (inclusive) to the bound (exclusive). */
    public synchronized int below(int bound) {
        return random.nextInt(bound);
    }

    // Not every generator is thread-safe.
    public synchronized byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
