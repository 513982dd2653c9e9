package dev.connectors.mcp.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.event.Level;

final class LogSinkTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private LogSink sink;
    private Logger ours;
    private Logger theirs;

    @BeforeEach
    void atTrace() {
        sink = new LogSink(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                Clock.fixed(Instant.parse("2026-03-03T14:00:00.123Z"), ZoneOffset.UTC));
        sink.from(Level.TRACE);
        ours = new LineLogger("dev.connectors.runtime.Connectors", sink);
        theirs = new LineLogger("io.modelcontextprotocol.spec.McpServerSession", sink);
    }

    @Test
    void anEntryIsALineWithItsTimeLevelAndLogger() {
        ours.info("{} calls in {}", 3, "2 ms");

        assertThat(written())
                .isEqualTo("2026-03-03T14:00:00.123Z INFO dev.connectors.runtime.Connectors 3 calls in 2 ms"
                        + System.lineSeparator());
    }

    @Test
    void ofForeignLoggersNoTextIsWrittenAtAnyLevel() {
        for (var level : Level.values()) {
            theirs.atLevel(level).log("canary {} {}", "canary", new IllegalStateException("canary"));
            theirs.atLevel(level)
                    .setMessage("canary")
                    .addKeyValue("canary", "canary")
                    .log();
        }

        assertThat(written()).doesNotContain("canary");
    }

    @Test
    void aForeignWarningIsNotPassedOver() {
        theirs.warn("canary", new IllegalStateException("canary"));

        assertThat(written())
                .contains("WARN io.modelcontextprotocol.spec.McpServerSession (text left out)")
                .contains("java.lang.IllegalStateException at dev.connectors.mcp.log.LogSinkTest");
    }

    @Test
    void belowWarnForeignLoggersAreNotEvenAsked() {
        assertThat(theirs.isTraceEnabled()).isFalse();
        assertThat(theirs.isDebugEnabled()).isFalse();
        assertThat(theirs.isInfoEnabled()).isFalse();
        assertThat(ours.isTraceEnabled()).isTrue();
    }

    @Test
    void whatAnExceptionSaysIsNotWritten() {
        ours.error("a call failed", new IllegalStateException("canary", new IOException("canary")));

        assertThat(written())
                .contains("a call failed [java.lang.IllegalStateException at ")
                .contains(", caused by java.io.IOException at ")
                .doesNotContain("canary");
    }

    @Test
    void anEntryCannotForgeAnotherNorSteerATerminal() {
        ours.warn("a\r\n2026-03-03T14:00:01Z INFO forged \u001b[31m\u202e");

        assertThat(written().lines()).hasSize(1);
        assertThat(written()).doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void noticesAreWrittenAtEveryLevel() {
        sink.from(Level.ERROR);

        ours.warn("not this");
        sink.notice("config_readable_by_others: x");

        assertThat(written()).contains("NOTICE config_readable_by_others: x").doesNotContain("not this");
    }

    @Test
    void theFileIsForItsOwnerAloneAndGoesOn(@TempDir Path folder) throws IOException {
        var file = folder.resolve("connectors.log");
        sink.open(file);
        ours.info("first");
        sink.open(file);
        ours.info("second");

        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(written()).isEmpty();
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
