package dev.mailsync.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mailsync.deployment.Template.Section;

/** To which function API Gateway passes which request. */
public final class TemplateRoutes {

    /** @param authorization NONE, JWT or AWS_IAM */
    public record Route(String method, String path, String function, String authorization) {

        boolean takes(String method, String path) {
            return this.method.equals(method)
                    && (greedy() ? path.startsWith(beforeWildcard()) : this.path.equals(path));
        }

        private boolean greedy() {
            return path.endsWith("{proxy+}");
        }

        private String beforeWildcard() {
            return path.substring(0, path.indexOf('{'));
        }

        @Override
        public String toString() {
            return method + " " + path + " " + authorization;
        }
    }

    private final List<Route> routes;

    private TemplateRoutes(List<Route> routes) {
        this.routes = routes;
    }

    public static TemplateRoutes of(Template template) {
        var integrations = template.resources("AWS::ApiGatewayV2::Integration");
        return new TemplateRoutes(template.resources("AWS::ApiGatewayV2::Route").values().stream()
                .map(resource -> route(resource.at("Properties"), integrations))
                .toList());
    }

    List<Route> all() {
        return routes;
    }

    List<Route> of(String function) {
        return routes.stream()
                .filter(route -> route.function().equals(function))
                .toList();
    }

    /** The whole path before the longest beginning, as API Gateway chooses. */
    public Optional<Route> of(String method, String path) {
        return routes.stream()
                .filter(route -> route.takes(method, path))
                .max(Comparator.comparing((Route route) -> !route.greedy())
                        .thenComparing(route -> route.path().length()));
    }

    private static Route route(Section properties, Map<String, Section> integrations) {
        var key = ((String) properties.at("RouteKey").value()).split(" ");
        var target = (String) properties.at("Target").at("!Sub").value();
        var integration = integrations.get(target.replaceAll("integrations/\\$\\{(.*)}", "$1"));
        var alias = (String)
                integration.at("Properties").at("IntegrationUri").at("!Ref").value();
        return new Route(key[0], key[1], alias.replaceAll("\\.Alias$", ""), (String)
                properties.at("AuthorizationType").value());
    }
}
