package dev.mailsync.microsoft.graph.sdk;

import dev.mailsync.microsoft.MicrosoftConfig;
import okhttp3.OkHttpClient;

/** HTTP to Microsoft: with timeouts, and without retries or redirects of its own. */
final class PlainHttp {

    private PlainHttp() {}

    static OkHttpClient client(MicrosoftConfig config) {
        return new OkHttpClient.Builder()
                .callTimeout(config.timeout())
                .connectTimeout(config.timeout())
                .readTimeout(config.timeout())
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }
}
