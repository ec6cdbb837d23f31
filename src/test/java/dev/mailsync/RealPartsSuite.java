package dev.mailsync;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What {@code verify} runs on DynamoDB Local and ElasticMQ, as processes of its own, and in memory for longer than one waits
 * while writing. Quarkus builds an application for each profile of the classes that a suite loads, even if it runs none
 * of their tests, so suites tell them apart by name.
 */
@Suite
@SelectPackages("dev.mailsync")
@IncludeClassNamePatterns(".*(Test|IT)")
@ExcludeClassNamePatterns(RealPartsSuite.ON_PARTS_IN_MEMORY)
@IncludeTags("(real | packaged | seeds | slow) & !thorough")
class RealPartsSuite {

    /** In Quarkus with another profile than {@code InMemoryParts}. */
    static final String ON_REAL_PARTS =
            "dev\\.mailsync\\.(.*\\.)?((Aws\\w+|EmbeddedCloud|Real\\w+|EventsAlone|InterruptedWork|MainJob|OwnMailbox)Test|SmokeIT)";

    /** In Quarkus with that profile. */
    static final String ON_PARTS_IN_MEMORY = "dev\\.mailsync\\."
            + "(endtoend\\.(?!(EventsAlone|InterruptedWork|MainJob|OwnMailbox)Test).*"
            + "|sandbox\\.(?!cloud\\.).*|lambda\\..*|mail\\.store\\.SyncedMailStoreTest|deployment\\.HookCallsTest)";
}
