package dev.mailsync.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;

/** The sample events of {@code infra/events}, read as AWS's Java runtime reads them. */
public final class Events {

    private Events() {}

    public static APIGatewayV2HTTPEvent http(String name) {
        return read(name, APIGatewayV2HTTPEvent.class);
    }

    /** A plain GET of this path and query. */
    public static APIGatewayV2HTTPEvent get(String target) {
        var event = http("http-health");
        var query = target.indexOf('?');
        event.setRawPath(query < 0 ? target : target.substring(0, query));
        event.setRawQueryString(query < 0 ? "" : target.substring(query + 1));
        return event;
    }

    public static <T> T read(String name, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, Events.class.getClassLoader())
                .fromJson(json(name));
    }

    public static String json(String name) {
        try {
            return Files.readString(Path.of("infra/events", name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
