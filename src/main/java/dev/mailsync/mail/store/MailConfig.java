package dev.mailsync.mail.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.mail")
public interface MailConfig {

    /** Whether email is stored so that version 0.1.0 cannot read it, in a quarter less space. */
    @WithDefault("true")
    boolean packed();
}
