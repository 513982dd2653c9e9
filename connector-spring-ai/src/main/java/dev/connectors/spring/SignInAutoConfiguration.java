package dev.connectors.spring;

import dev.connectors.runtime.Connectors;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The two routes that a sign-in needs, below the path of {@code connectors.callback}: {@code GET /connect/google_calendar/sign-in}
 * begins one, and {@code GET /connect/google} is where the provider sends the browser back to.
 */
@AutoConfiguration(after = ConnectorsAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnProperty("connectors.callback")
class SignInAutoConfiguration {

    @Bean
    RouterFunction<ServerResponse> connectorSignInRoutes(
            Connectors connectors,
            PrincipalResolver principals,
            ConnectorsProperties properties,
            Environment environment) {
        if (properties.callback().isBlank()) {
            return request -> Optional.empty();
        }
        var routes = new SignInRoutes(connectors, principals, properties);
        var path = path(URI.create(properties.callback()), environment.getProperty("server.servlet.context-path", ""));
        return RouterFunctions.route()
                .GET(path + "/{connector}/sign-in", routes::start)
                .GET(path + "/{provider}", routes::finish)
                .build();
    }

    /** The callback's path as this application sees it. Without one of its own, the route would take every page of the application. */
    private static String path(URI callback, String contextPath) {
        var path = callback.getPath() == null ? "" : callback.getPath();
        var own = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
        if (own.replace("/", "").isEmpty()) {
            throw new SetUpException(
                    "connectors.callback needs a path of its own, such as " + callback.resolve("/connect") + ".");
        }
        return own.endsWith("/") ? own.substring(0, own.length() - 1) : own;
    }
}
