package dev.connectors.notes;

import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.notes.NotebookId;
import dev.connectors.spi.ActionContext;
import dev.connectors.spi.ApiClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One call on a folder, as the runtime would make it: every notebook may be written to, unless said otherwise. */
final class Call implements ActionContext {

    static final Instant NOW = Instant.parse("2026-02-27T14:03:22Z");

    private final Path folder;
    private final Map<NotebookId, Access> said;
    private final Access otherwise;
    private final Clock clock;

    private Call(Path folder, Map<NotebookId, Access> said, Access otherwise, Clock clock) {
        this.folder = folder;
        this.said = said;
        this.otherwise = otherwise;
        this.clock = clock;
    }

    static Call on(Path folder) {
        return new Call(folder, Map.of(), Access.WRITE, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** The same where one notebook has another access. */
    Call with(String notebook, Access access) {
        var more = new LinkedHashMap<>(said);
        more.put(new NotebookId(notebook), access);
        return new Call(folder, more, otherwise, clock);
    }

    /** The same at another time. */
    Call at(Instant time) {
        return new Call(folder, said, otherwise, Clock.fixed(time, ZoneOffset.UTC));
    }

    @Override
    public ApiClient http() {
        throw new AssertionError("notes make no request");
    }

    @Override
    public Optional<String> setting(String name) {
        return name.equals("folder") ? Optional.of(folder.toString()) : Optional.empty();
    }

    @Override
    public <R extends ResourceId> Map<R, Access> visible(Class<R> type) {
        var visible = new LinkedHashMap<R, Access>();
        for (var notebook : Folder.of(this).notebooks()) {
            var access = said.getOrDefault(notebook.id(), otherwise);
            if (access != Access.HIDDEN) {
                visible.put(type.cast(notebook.id()), access);
            }
        }
        return visible;
    }

    @Override
    public Optional<String> accountName() {
        return Optional.empty();
    }

    @Override
    public String operationId() {
        return "0123456789abcdefghijklmnop";
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("America/Denver");
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void checkpoint() {}
}
