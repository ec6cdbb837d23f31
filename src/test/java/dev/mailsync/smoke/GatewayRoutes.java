package dev.mailsync.smoke;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.mailsync.deployment.Template;
import dev.mailsync.deployment.Template.Section;

/** Which function takes which request, by the routes of the template. */
final class GatewayRoutes {

    private static final String REST_OF_PATH = "{proxy+}";

    private record Route(String function, String method, String path) {

        boolean takes(String requestMethod, String requestPath) {
            if (!method.equals(requestMethod)) {
                return false;
            }
            return path.endsWith(REST_OF_PATH)
                    ? requestPath.startsWith(path.substring(0, path.length() - REST_OF_PATH.length()))
                    : path.equals(requestPath);
        }
    }

    private final List<Route> routes;

    private GatewayRoutes(List<Route> routes) {
        this.routes = routes;
    }

    static GatewayRoutes of(Template template) {
        var routes = new ArrayList<Route>();
        template.resources("AWS::Serverless::Function").forEach((function, section) -> {
            for (var event : section.at("Properties").at("Events").map().values()) {
                var properties = new Section(event).at("Properties");
                if ("HttpApi".equals(new Section(event).at("Type").value())) {
                    routes.add(
                            new Route(function, (String) properties.at("Method").value(), (String)
                                    properties.at("Path").value()));
                }
            }
        });
        // A path in full goes before one with an open end, as API Gateway has it.
        routes.sort(Comparator.comparing(route -> route.path().endsWith(REST_OF_PATH)));
        return new GatewayRoutes(routes);
    }

    /** @throws AssertionError if API Gateway would answer 404 by itself */
    String function(String method, String path) {
        return routes.stream()
                .filter(route -> route.takes(method, path))
                .map(Route::function)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No route of the template takes " + method + " " + path));
    }
}
