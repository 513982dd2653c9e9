package dev.connectors.mcp.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A servlet in a container, on 127.0.0.1 only. */
public final class Container implements AutoCloseable {

    private static final String PATH = "/mcp";
    private static final Logger LOGS = Logger.getLogger("org.apache");

    static {
        LOGS.setLevel(Level.SEVERE);
    }

    private final Tomcat tomcat = new Tomcat();

    /** @param filters before it, in this order */
    public static Container of(HttpServlet servlet, Filter... filters) {
        var container = new Container();
        container.start(servlet, filters);
        return container;
    }

    private void start(HttpServlet servlet, Filter... filters) {
        try {
            var folder = Files.createTempDirectory("container").toFile();
            tomcat.setBaseDir(folder.getPath());
            tomcat.setHostname("127.0.0.1");
            tomcat.setPort(0);
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            var context = tomcat.addContext("", folder.getPath());
            Tomcat.addServlet(context, "mcp", servlet).setAsyncSupported(true);
            context.addServletMappingDecoded(PATH, "mcp");
            for (int i = 0; i < filters.length; i++) {
                var filter = new FilterDef();
                filter.setFilterName("filter-" + i);
                filter.setFilter(filters[i]);
                filter.setAsyncSupported("true");
                context.addFilterDef(filter);
                var map = new FilterMap();
                map.setFilterName(filter.getFilterName());
                map.addURLPattern("/*");
                context.addFilterMap(map);
            }
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port() + PATH);
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
