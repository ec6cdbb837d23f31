package dev.mailsync;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What {@code verify} asks the product over HTTP, one class after the other, while another JVM runs {@link RealPartsSuite}. */
@Suite
@SelectPackages("dev.mailsync")
@IncludeClassNamePatterns(".*(Test|IT)")
@ExcludeClassNamePatterns(RealPartsSuite.ON_REAL_PARTS)
@IncludeTags("(http | browser & !slow) & !thorough")
class HttpSuite {}
