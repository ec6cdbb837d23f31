package dev.mailsync.microsoft.graph.sdk;

import dev.mailsync.microsoft.MicrosoftConfig;
import okhttp3.OkHttpClient;

/** How we talk to Microsoft: bounded in time, and without trying again or following redirects on its own account. */
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
