package dev.mailsync.microsoft.graph;

import java.net.URI;

import dev.mailsync.microsoft.MicrosoftException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GraphLinksTest {

    private final GraphLinks links = new GraphLinks(URI.create("https://graph.example/v1.0"));

    @Test
    void aLinkOnGraphIsFollowedAsItIs() {
        var next = "https://graph.example/v1.0/users/1/messages?$skiptoken=a%2Fb";

        assertThat(links.ours(next)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.example/v1.0/users/1/messages",
                "https://graph.example.evil.example/v1.0",
                "https://graph.example@evil.example/v1.0",
                "//graph.example/v1.0",
                "/v1.0/users/1/messages",
                "no link"
            })
    void noTokenGoesElsewhereOrWithoutTls(String link) {
        assertThatThrownBy(() -> links.ours(link)).isInstanceOf(MicrosoftException.CursorLost.class);
    }

    @Test
    void peopleAreShownHttpsOnly() {
        assertThat(GraphLinks.forPeople("https://outlook.example/owa/?ItemID=1"))
                .isEqualTo("https://outlook.example/owa/?ItemID=1");
        assertThat(GraphLinks.forPeople("HTTPS://outlook.example/")).isNotNull();
        assertThat(GraphLinks.forPeople("javascript:alert(1)")).isNull();
        assertThat(GraphLinks.forPeople("http://outlook.example/")).isNull();
        assertThat(GraphLinks.forPeople(null)).isNull();
    }
}
