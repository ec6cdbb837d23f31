package dev.mailsync.platform.dynamo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.dynamo")
public interface DynamoConfig {

    /** The prefix of each table's {@link Table#baseName()}. */
    @WithDefault("mailsync-")
    String tablePrefix();

    default String nameOf(Table table) {
        return tablePrefix() + table.baseName();
    }
}
