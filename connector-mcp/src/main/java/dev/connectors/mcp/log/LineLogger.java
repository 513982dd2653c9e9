package dev.connectors.mcp.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Writes entries to the sink. Of loggers that are not ours it writes no text at all, from WARN on that there was an entry, and
 * below nothing: the MCP SDK, for one, logs the arguments and results of calls.
 */
final class LineLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;
    private static final String OURS = "dev.connectors.";

    private final transient LogSink sink;

    LineLogger(String name, LogSink sink) {
        this.name = name;
        this.sink = sink;
    }

    private boolean ours() {
        return name.startsWith(OURS);
    }

    private boolean writes(Level level) {
        return sink.writes(level) && (ours() || level.toInt() >= Level.WARN.toInt());
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (!writes(level)) {
            return;
        }
        var text = ours() ? String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments)) : "(text left out)";
        sink.write(level, name, thrown == null ? text : text + " [" + LogSink.kind(thrown) + "]");
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return writes(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return writes(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return writes(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return writes(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return writes(Level.ERROR);
    }
}
