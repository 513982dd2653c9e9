package dev.connectors.examples.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands where an application has its sign-in (Spring Security, say): whoever sits at this machine is Anna. Pages of other sites are
 * kept out: requests are taken for this machine's own name only, and from none but the application's own pages.
 */
@Component
class LocalUser extends OncePerRequestFilter {

    private static final Pattern HERE = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var host = Optional.ofNullable(request.getHeader("Host")).orElse("");
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        if (!HERE.matcher(host).matches()
                || origin.filter(from -> !from.equals("http://" + host)).isPresent()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return () -> "anna";
                    }
                },
                response);
    }
}
