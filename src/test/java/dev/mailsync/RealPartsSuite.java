package dev.mailsync;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What {@code verify} runs on DynamoDB Local and ElasticMQ, and as processes of its own. */
@Suite
@SelectPackages("dev.mailsync")
@IncludeClassNamePatterns(".*(Test|IT)")
@IncludeTags("(real | packaged) & !http & !browser & !thorough")
class RealPartsSuite {}
