package dev.mailsync.platform.identity;

/** Exchange's own address form, X.500, plain or encapsulated in SMTP: somebody in the mailbox's organisation. */
public final class LegacyExchange {

    private LegacyExchange() {}

    public static boolean isLegacy(String address) {
        var normalized = Participant.normalized(address);
        return normalized.startsWith("/o=")
                || normalized.startsWith("ex:/o=")
                || normalized.startsWith("x500:/o=")
                || normalized.startsWith("imceaex-")
                || normalized.startsWith("imceax500-");
    }
}
