package dev.connectors.mcp;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a page in the person's browser, where there is one. Where there is none, the log has the link. */
final class Browser {

    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);

    private Browser() {}

    /** Opens it, on a thread of its own: a desktop may take its time. */
    static void open(URI page) {
        var thread = new Thread(() -> browse(page), "browser");
        thread.setDaemon(true);
        thread.start();
    }

    private static void browse(URI page) {
        try {
            if (!GraphicsEnvironment.isHeadless()
                    && Desktop.isDesktopSupported()
                    && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                Desktop.getDesktop().browse(page);
            }
        } catch (IOException | RuntimeException | LinkageError e) { // no desktop, or a JVM without java.desktop
            LOG.debug("no browser was opened", e);
        }
    }
}
