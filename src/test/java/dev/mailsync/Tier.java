package dev.mailsync;

/** How much of the same a tier plays: {@code verify} some of what {@code verify -Pthorough} plays. */
public final class Tier {

    private static final boolean THOROUGH = Boolean.getBoolean("thorough");

    private Tier() {}

    public static boolean isThorough() {
        return THOROUGH;
    }

    public static int size(int verify, int thorough) {
        return THOROUGH ? thorough : verify;
    }
}
