package dev.mailsync.mail.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.mail")
public interface MailConfig {

    /** Whether email is stored in a form that takes a quarter less space but that version 0.1.0 cannot read. */
    @WithDefault("true")
    boolean packed();
}
