package dev.mailsync;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What {@code verify} runs on DynamoDB Local and ElasticMQ, as processes of its own, and in memory or over HTTP for longer than one waits while writing. */
@Suite
@SelectPackages("dev.mailsync")
@IncludeClassNamePatterns(".*(Test|IT)")
@IncludeTags("((real | packaged | seeds) & !http | slow) & !browser & !thorough")
class RealPartsSuite {}
