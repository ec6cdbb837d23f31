package dev.mailsync.platform.identity;

/** Stands for a text that is only to be recognised and not to be read. */
public record Fingerprint(String value) {

    /** @param purpose keeps fingerprints of one use from being compared with those of another */
    public static Fingerprint of(String purpose, String text) {
        return new Fingerprint(Ids.hashOf(purpose, text));
    }

    @Override
    public String toString() {
        return value;
    }
}
