package dev.mailsync.microsoft;

import java.util.Optional;
import java.util.regex.Pattern;

/** Codes and ids from responses go into logs, the database and pages: only what looks like one is accepted. */
public final class Codes {

    private static final Pattern CLEAN = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    private Codes() {}

    public static Optional<String> clean(String text) {
        return Optional.ofNullable(text).filter(it -> CLEAN.matcher(it).matches());
    }
}
