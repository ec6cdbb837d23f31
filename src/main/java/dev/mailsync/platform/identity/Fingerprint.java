package dev.mailsync.platform.identity;

/** Represents a text that only has to be recognised, not read. */
public record Fingerprint(String value) {

    /** @param purpose keeps fingerprints of different uses from matching each other */
    public static Fingerprint of(String purpose, String text) {
        return new Fingerprint(Ids.hashOf(purpose, text));
    }

    @Override
    public String toString() {
        return value;
    }
}
