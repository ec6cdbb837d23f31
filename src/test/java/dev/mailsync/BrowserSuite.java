package dev.mailsync;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The pages, in Chromium, beside the other suites. */
@Suite
@SelectPackages("dev.mailsync")
@IncludeClassNamePatterns(".*(Test|IT)")
@ExcludeClassNamePatterns(RealPartsSuite.ON_REAL_PARTS)
@IncludeTags("browser & !thorough")
class BrowserSuite {}
