package dev.mailsync;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What {@code verify} runs in memory and has no time for while one writes, and the pages in a browser. */
@Suite
@SelectPackages("dev.mailsync")
@IncludeClassNamePatterns(".*(Test|IT)")
@IncludeTags("(browser | ((slow | seeds) & !real & !packaged & !http)) & !thorough")
class SlowSuite {}
