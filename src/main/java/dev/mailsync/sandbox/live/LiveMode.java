package dev.mailsync.sandbox.live;

import org.eclipse.microprofile.config.Config;

/** Which Microsoft the application talks to: its own sandbox or the real one. Decided at build time. */
public final class LiveMode {

    public static final String SETTING = "mailsync.microsoft";
    public static final String LIVE = "live";

    static final String SANDBOX = "sandbox";

    private LiveMode() {}

    public static boolean isOn(Config config) {
        return config.getOptionalValue(SETTING, String.class)
                .filter(LIVE::equals)
                .isPresent();
    }
}
