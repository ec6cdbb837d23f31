package dev.mailsync.signin;

import java.net.URI;
import java.util.Set;

import dev.mailsync.platform.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReturnUrlsTest {

    private final ReturnUrls urls = new ReturnUrls(Set.of("https://crm.example", "http://localhost:*"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example",
                "https://crm.example/settings?tab=mail",
                "http://localhost:3000/",
                "http://localhost/"
            })
    void pagesOfAllowedOriginsAreAllowed(String url) {
        assertThat(urls.parse(url)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://crm.example:8443/",
                "http://crm.example/",
                "https://crm.example.evil.example/",
                "https://evil.example/?https://crm.example",
                "https://crm.example@evil.example/",
                "https://anna:secret@crm.example/",
                "//crm.example/",
                "/settings",
                "javascript:alert(1)",
                "https://crm.example/\u0000"
            })
    void everythingElseIsRefused(String url) {
        assertThatThrownBy(() -> urls.parse(url)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aParameterIsAddedToThoseThereAre() {
        assertThat(ReturnUrls.with(URI.create("https://crm.example/s"), "a", "b"))
                .hasToString("https://crm.example/s?a=b");
        assertThat(ReturnUrls.with(URI.create("https://crm.example/s?x=%20y"), "a", "b"))
                .hasToString("https://crm.example/s?x=%20y&a=b");
    }
}
