package dev.mailsync.platform.identity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressFormTest {

    @ParameterizedTest
    @CsvSource({
        "lee@stra\u00dfe.example, lee@xn--strae-oqa.example",
        "lee@STRA\u00dfE.example, lee@xn--strae-oqa.example",
        "lee@fa\u00df.de, lee@xn--fa-hia.de",
        "lee@\u03b2\u03cc\u03bb\u03bf\u03c2.com, lee@xn--nxasmm1c.com",
        "lee@strasse.example, lee@strasse.example"
    })
    void twoDomainsStayTwo(String written, String form) {
        assertThat(AddressForm.of(written)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(lee@lead.example)",
                "[lee@lead.example]",
                "lee@lead.example (Lee)",
                "Lee <lee@lead.example> (work)",
                "<<lee@lead.example>>",
                "<lee@lead.example",
                "lee@lead.example>",
                "'lee@lead.example",
                "lee@lead.example\"",
                "\u2018lee@lead.example\u2019",
                "\u201clee@lead.example\u201d",
                "\u00ablee@lead.example\u00bb",
                "mailto:lee@lead.example?subject=x",
                "\"<weird>\" <lee@lead.example>",
                "lee@lead\u200b.example",
                "lee@lead.example:",
                "lee@lead.example\u3002",
                "lee@lead\u3002example",
                "lee@\uff4c\uff45\uff41\uff44.example",
                "lee\uff20lead.example",
                "(Sales) lee@lead.example",
                "lee@lead.example [mailto:lee@lead.example]",
                "lee@lead.example<mailto:lee@lead.example>",
                "[mailto:lee@lead.example]",
                "mailto://lee@lead.example",
                "mailto:lee%40lead.example",
                "\"lee\"@lead.example",
                "'lee'@lead.example",
                "IMCEASMTP-lee+40lead+2Eexample@own.example",
                "IMCEAINVALID-+20lee+40lead+2Eexample@own.example"
            })
    void whatStandsAroundAnAddressIsNoPartOfIt(String written) {
        assertThat(AddressForm.of(written)).isEqualTo("lee@lead.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lee@xn--bcher-kva.example",
                "lee@bücher.example",
                "LEE@BÜCHER.example",
                "lee@bu\u0308cher.example",
                "lee@XN--BCHER-KVA.example",
                " lee@bücher.example ",
                "\u00a0lee@bücher.example\u200b",
                "<lee@bücher.example>",
                "Lee <lee@bücher.example>",
                "'lee@bücher.example'",
                "\"lee@bücher.example\"",
                "mailto:lee@bücher.example",
                "SMTP:lee@bücher.example",
                "lee @ bücher.example",
                "lee@bücher.example.",
                "lee@bücher.example;"
            })
    void oneAddressHasOneForm(String written) {
        assertThat(AddressForm.of(written)).isEqualTo("lee@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @CsvSource({
        "O'Neill@lead.example, o'neill@lead.example",
        "'\"john doe\"@lead.example', '\"john doe\"@lead.example'",
        "René@lead.example, rené@lead.example",
        "Rene\u0301@lead.example, rené@lead.example",
        "lee+tag@lead.example, lee+tag@lead.example",
        "lee@[192.0.2.1], lee@[192.0.2.1]",
        "lee@[IPv6:2001:db8::1], lee@[ipv6:2001:db8::1]",
        "lee%relay.example@lead.example, lee%relay.example@lead.example",
        "IMCEAFAX-5+20@own.example, imceafax-5+20@own.example",
        "/O=ExchangeLabs/OU=Group/CN=Recipients/CN=Lee, /o=exchangelabs/ou=group/cn=recipients/cn=lee"
    })
    void whatTellsOneFromAnotherStays(String written, String form) {
        assertThat(AddressForm.of(written)).isEqualTo(form);
    }

    @Test
    void theFormOfAFormIsItself() {
        for (var written : new String[] {
            "",
            "@",
            "a",
            "lee@",
            "<>",
            "''",
            "Ünä@Ö",
            "\u200b",
            "a@b@c",
            "İ@İ.example",
            "a@b\u3002",
            "IMCEASMTP-IMCEASMTP-a+40b@c+40d@e"
        }) {
            var form = AddressForm.of(written);
            assertThat(AddressForm.of(form)).as(written).isEqualTo(form);
        }
    }
}
