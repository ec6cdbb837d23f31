package dev.mailsync;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What else {@code verify} runs besides what {@code test} does. */
@Suite
@SelectPackages("dev.mailsync")
@IncludeClassNamePatterns(".*(Test|IT)")
@IncludeTags("(browser | ((real | slow | seeds | packaged) & !http)) & !thorough")
class RealPartsSuite {}
