package dev.mailsync.platform.identity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LegacyExchangeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/O=ExchangeLabs/OU=Group/CN=Recipients/CN=Lee",
                "EX:/o=own/ou=x",
                "X500:/o=own/ou=x",
                "</o=own/ou=x>",
                "IMCEAEX-_O=OWN_OU=X_CN=LEE@own.example",
                "IMCEAX500-_O=OWN_OU=X@own.example"
            })
    void anX500AddressIsTheOrganisationsOwn(String address) {
        assertThat(LegacyExchange.isLegacy(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lee@lead.example",
                "o=lee@lead.example",
                "imceaex@lead.example",
                "IMCEASMTP-lee+40lead+2Eexample@own.example",
                "IMCEAFAX-5@own.example",
                ""
            })
    void anyOtherIsNot(String address) {
        assertThat(LegacyExchange.isLegacy(address)).isFalse();
    }
}
