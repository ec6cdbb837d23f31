package dev.mailsync.microsoft.graph.sdk;

import java.net.URI;
import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import dev.mailsync.microsoft.MicrosoftConfig;
import dev.mailsync.microsoft.graph.GraphMailbox;
import dev.mailsync.microsoft.graph.GraphMailboxes;
import dev.mailsync.platform.config.Endpoints;
import dev.mailsync.platform.secrets.Secret;
import dev.mailsync.platform.telemetry.Metrics;
import okhttp3.OkHttpClient;

/**
 * Microsoft's SDK on a bare HTTP client: the SDK's handlers would sleep between retries, follow redirects with our
 * token and identify themselves, and waiting is the due index's job.
 */
@ApplicationScoped
class SdkGraphMailboxes implements GraphMailboxes {

    private final Endpoints endpoints;
    private final OkHttpClient http;
    private final ThrottleMeter meter;
    private final Clock clock;

    @Inject
    SdkGraphMailboxes(Endpoints endpoints, MicrosoftConfig config, Metrics metrics, Clock clock) {
        this(
                endpoints,
                PlainHttp.client(config)
                        .newBuilder()
                        .addInterceptor(new GraphMeter(metrics))
                        .build(),
                new ThrottleMeter(metrics),
                clock);
    }

    SdkGraphMailboxes(Endpoints endpoints, OkHttpClient http, ThrottleMeter meter, Clock clock) {
        this.endpoints = endpoints;
        this.meter = meter;
        this.clock = clock;
        var sorting = http.newBuilder();
        sorting.interceptors().addFirst(meter);
        sorting.interceptors().addFirst(new GraphErrorInterceptor(clock));
        this.http = sorting.build();
    }

    @Override
    public GraphMailbox open(String objectId, Secret accessToken) {
        var graph = endpoints.graph();
        var authentication = new BaseBearerTokenAuthenticationProvider(new Bearer(accessToken, graph));
        var adapter = new BaseGraphRequestAdapter(authentication, graph.toString(), http);
        // The client copies the base URL when it is created.
        adapter.setBaseUrl(graph.toString());
        return new SdkGraphMailbox(new GraphServiceClient(adapter), objectId, http, graph, meter, clock);
    }

    /** Gives the token to Graph only: links in responses are followed and must not lead it elsewhere. */
    private record Bearer(Secret token, URI graph) implements AccessTokenProvider {

        @Override
        public String getAuthorizationToken(URI uri, Map<String, Object> context) {
            return uri.getAuthority().equals(graph.getAuthority()) ? token.value() : "";
        }

        @Override
        public AllowedHostsValidator getAllowedHostsValidator() {
            return new AllowedHostsValidator(graph.getHost());
        }
    }
}
