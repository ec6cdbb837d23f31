package dev.mailsync.platform.identity;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The canonical form in which addresses and domains are compared: without what people and programs put around them, in
 * lower case, in Unicode's composed form (NFC), and with the domain in the ASCII form that DNS and most email use
 * (A-labels of RFC 5890).
 */
public final class AddressForm {

    /** Most addresses already have this form. */
    private static final Pattern ALREADY = Pattern.compile("[a-z0-9_][a-z0-9._+&=-]*+@[a-z0-9.-]*[a-z0-9]");

    private static final String BLANK = "[\\s\\p{Z}\\p{C}]";
    private static final Pattern BLANKS_AROUND =
            Pattern.compile("^" + BLANK + "+|(?:" + BLANK + "|[.,;\u3002\uff0e\uff61])+$");
    private static final Pattern BLANKS_AROUND_AT = Pattern.compile(BLANK + "*@" + BLANK + "*");
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]*@[^<>]*)");
    private static final Pattern COMMENT = Pattern.compile("(?<=\\S)\\s*\\([^()]*\\)$|^\\([^()]*\\)\\s*(?=\\S)");

    /** Soft hyphens, direction marks and the like. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** Whatever people and programs put around an address. A domain may be an IP address in brackets. */
    private static final Pattern PUNCTUATION_AROUND =
            Pattern.compile("^(?!\"[^\"]*\"@)[\\s\\p{Z}<>()\\[\\]{}'`‘’“”„«»\"]+"
                    + "|(?<!@\\[[0-9A-Za-z.:]{1,50})[\\s\\p{Z}<>()\\[\\]{}'`‘’“”„«»\":;,.]+$");

    private static final Pattern SCHEME = Pattern.compile("^(?:mailto:(?://)?|smtp:)", Pattern.CASE_INSENSITIVE);

    /** Some programs write the address and then repeat it as a link. */
    private static final Pattern LINK_BEHIND =
            Pattern.compile("\\s*\\[mailto:[^\\[\\]]*\\]$", Pattern.CASE_INSENSITIVE);

    private static final Pattern WIDE_AT = Pattern.compile("[\uff20\ufe6b]");

    /** Quotes around a local part that needs none (RFC 5322, 3.2.4). */
    private static final Pattern NEEDLESS_QUOTES = Pattern.compile("^([\"'])([\\p{L}\\p{N}!#$%&*+/=?^_{|}~.-]+)\\1@");

    /**
     * A foreign address encapsulated by Exchange ([MS-OXCMAIL] 2.1.3.2.3): special characters are {@code +} and their
     * code.
     */
    private static final Pattern WRAPPED =
            Pattern.compile("^imcea(?:smtp|invalid)-(.+)@[^@]*$", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEX = Pattern.compile("(?:[+%][0-9a-f]{2})+", Pattern.CASE_INSENSITIVE);

    private static final Pattern DEVIATION = Pattern.compile("[ßς]");

    private AddressForm() {}

    /** @param written from any source; text that is no address comes back in lower case, without what surrounds it */
    public static String of(String written) {
        if (ALREADY.matcher(written).matches()) {
            return written;
        }
        var composed = Normalizer.normalize(bare(written), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int at = composed.lastIndexOf('@');
        return at < 0 ? composed : composed.substring(0, at + 1) + domain(composed.substring(at + 1));
    }

    /** @param written a domain; anything else comes back in lower case */
    public static String domain(String written) {
        var composed = Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        try {
            return IDN.toASCII(withoutDeviations(composed), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unusual) {
            return composed;
        }
    }

    /** Java implements IDNA 2003, which replaces these letters, so that two different domains would look the same. */
    private static String withoutDeviations(String domain) {
        return DEVIATION.matcher(domain).find()
                ? Stream.of(domain.split("\\.", -1))
                        .map(label -> DEVIATION.matcher(label).find() ? "xn--" + Punycode.encode(label) : label)
                        .collect(Collectors.joining("."))
                : domain;
    }

    /** The spellings that may occur on email: the canonical form, and with the domain in Unicode if that differs. */
    public static Set<String> spellings(String address) {
        var form = of(address);
        int at = form.lastIndexOf('@');
        var unicode = form.substring(0, at + 1) + IDN.toUnicode(form.substring(at + 1), IDN.ALLOW_UNASSIGNED);
        return unicode.equals(form) ? Set.of(form) : new LinkedHashSet<>(List.of(form, unicode));
    }

    private static String bare(String written) {
        var text = WIDE_AT.matcher(INVISIBLE.matcher(written).replaceAll("")).replaceAll("@");
        var once = LINK_BEHIND.matcher(stripped(text)).replaceFirst("");
        var bracketed = lastInBrackets(once.isEmpty() ? text : once);
        var alone = COMMENT.matcher(stripped(bracketed)).replaceAll("");
        var inside = PUNCTUATION_AROUND.matcher(unquoted(alone)).replaceAll("");
        var address = unquoted(PUNCTUATION_AROUND.matcher(linked(inside)).replaceAll(""));
        return unwrapped(BLANKS_AROUND_AT.matcher(address).replaceAll("@"));
    }

    private static String linked(String text) {
        var mailto = SCHEME.matcher(text);
        return mailto.find() ? decoded(mailto.replaceFirst("").replaceFirst("\\?.*", ""), '%') : text;
    }

    private static String unquoted(String address) {
        return NEEDLESS_QUOTES.matcher(address).replaceFirst("$2@");
    }

    private static String unwrapped(String address) {
        var wrapped = WRAPPED.matcher(address);
        var inside = wrapped.matches() ? decoded(wrapped.group(1), '+') : "";
        return inside.indexOf('@') > 0 && !WRAPPED.matcher(inside).matches() ? bare(inside) : address;
    }

    /** @param sign precedes the two hexadecimal digits of each byte of UTF-8 */
    private static String decoded(String text, char sign) {
        return text.indexOf(sign) < 0
                ? text
                : HEX.matcher(text)
                        .replaceAll(it -> Matcher.quoteReplacement(
                                it.group().charAt(0) == sign ? letters(it.group()) : it.group()));
    }

    private static String letters(String codes) {
        var digits = codes.replaceAll("[+%]", "");
        return new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    }

    /** A name in front of an address may contain brackets as well, and brackets may be unbalanced. */
    private static String lastInBrackets(String text) {
        return IN_BRACKETS
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .reduce((one, later) -> later)
                .orElse(text);
    }

    private static String stripped(String text) {
        return BLANKS_AROUND.matcher(text).replaceAll("");
    }
}
