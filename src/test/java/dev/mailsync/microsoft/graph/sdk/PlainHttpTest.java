package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.microsoft.MicrosoftConfig;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlainHttpTest {

    @ParameterizedTest
    @CsvSource({
        "/v1.0/users/1/messages?$top=250, 20",
        "/v1.0/users/1/mailFolders/AAA/messages/delta?$deltatoken=t, 20",
        "/v1.0/users/1/mailFolders/delta, 20",
        "/v1.0/users/1/messages/AAA, 10",
        "/v1.0/subscriptions, 10"
    })
    void listingsMayTakeTwiceAsLong(String path, int seconds) {
        var time = new AtomicInteger();
        var client = PlainHttp.client(new InMemoryProduct().get(MicrosoftConfig.class))
                .newBuilder()
                .addInterceptor(chain -> {
                    time.set(chain.readTimeoutMillis());
                    throw new IOException("far enough");
                })
                .build();
        var request = new Request.Builder().url("https://graph.example" + path).build();

        assertThatThrownBy(() -> client.newCall(request).execute()).hasMessage("far enough");
        assertThat(time).hasValue((int) Duration.ofSeconds(seconds).toMillis());
        assertThat(client.callTimeoutMillis()).isEqualTo(20_000);
    }
}
