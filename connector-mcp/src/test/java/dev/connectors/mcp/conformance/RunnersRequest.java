package dev.connectors.mcp.conformance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A request of the runner, as this host takes it. The runner knows no token: whoever mounts the servlet decides how somebody without
 * one is known. And two of its tools have names that no action of ours has.
 */
final class RunnersRequest extends HttpServletRequestWrapper {

    static final String TOKEN = "runner";

    private final byte[] body;

    private RunnersRequest(HttpServletRequest request) throws IOException {
        super(request);
        this.body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .replace("\"name\":\"test_elicitation\"", "\"name\":\"test_ask_user\"")
                .replace("\"name\":\"test_reconnection\"", "\"name\":\"test_keep_waiting\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A filter before the servlet. */
    static void filter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new RunnersRequest((HttpServletRequest) request), response);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equals("Authorization")
                ? Collections.enumeration(List.of("Bearer " + TOKEN))
                : super.getHeaders(name);
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public ServletInputStream getInputStream() {
        var in = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("it is read at once");
            }
        };
    }
}
