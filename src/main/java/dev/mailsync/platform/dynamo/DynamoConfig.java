package dev.mailsync.platform.dynamo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "mailsync.dynamo")
public interface DynamoConfig {

    /** What stands before the {@link Table#baseName()} of each table. */
    @WithDefault("mailsync-")
    String tablePrefix();

    default String nameOf(Table table) {
        return tablePrefix() + table.baseName();
    }
}
