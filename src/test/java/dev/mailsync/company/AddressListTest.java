package dev.mailsync.company;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressListTest {

    @ParameterizedTest
    @CsvSource({
        "home.example, me@home.example, true",
        "home.example, ME@Home.Example, true",
        "home.example, me@mail.home.example, true",
        "home.example, me@nothome.example, false",
        "home.example, me@home.example.evil.example, false",
        "me@home.example, me@home.example, true",
        "me@home.example, you@home.example, false",
        "me@home.example, me@mail.home.example, false",
        "@home.example, me@home.example, true",
        "*.home.example, me@home.example, true",
        "bücher.example, me@xn--bcher-kva.example, true",
        "xn--bcher-kva.example, me@bücher.example, true",
        "me@bücher.example, me@xn--bcher-kva.example, true",
        "home.example, '', false",
        "home.example, nonsense, false"
    })
    void aDomainStandsForItsSubdomainsAndAnAddressForItself(String entry, String address, boolean contained) {
        assertThat(AddressList.parse(List.of(entry)).contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "com", "@", "me@", "a b@home.example", "me@home", "home..example", "me@me@home.example"
            })
    void whatIsNeitherAnAddressNorADomainIsRefusedByName(String entry) {
        assertThatThrownBy(() -> AddressList.parse(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither an address nor a domain");
    }

    @Test
    void domainsAreNoAddresses() {
        assertThatThrownBy(() -> AddressList.parseDomains(List.of("ok.example", "me@home.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("me@home.example");
    }
}
