package dev.mailsync.microsoft.graph.sdk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.mailsync.microsoft.MicrosoftConfig;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** HTTP to Microsoft: with timeouts, and without retries or redirects of its own. */
final class PlainHttp {

    /** Exchange may have to look through a folder before the first byte of a listing. */
    private static final int LONGER_FOR_LISTINGS = 2;

    private PlainHttp() {}

    static OkHttpClient client(MicrosoftConfig config) {
        var forListings = config.timeout().multipliedBy(LONGER_FOR_LISTINGS);
        return new OkHttpClient.Builder()
                .callTimeout(forListings)
                .connectTimeout(config.timeout())
                .readTimeout(config.timeout())
                .addInterceptor(chain -> listingsWithin(forListings, chain))
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    private static Response listingsWithin(Duration time, Interceptor.Chain chain) throws IOException {
        return isListing(chain.request())
                ? chain.withReadTimeout((int) time.toMillis(), TimeUnit.MILLISECONDS)
                        .proceed(chain.request())
                : chain.proceed(chain.request());
    }

    private static boolean isListing(Request request) {
        var url = request.url();
        return url.encodedPath().endsWith("/delta")
                || url.encodedPath().endsWith("/messages") && request.method().equals("GET");
    }
}
