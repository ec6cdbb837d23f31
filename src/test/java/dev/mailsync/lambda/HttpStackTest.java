package dev.mailsync.lambda;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HttpStackTest {

    @Test
    void whereNoServerRunsThereIsNoAnswer() {
        var request = GatewayRequest.of(Events.http("http-health"));

        assertThatThrownBy(() -> new HttpStack().exchange(request, Duration.ofSeconds(1)))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("the HTTP server is not there");
    }
}
