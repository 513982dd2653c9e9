package dev.connectors.notes;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.notes.SearchNotes;
import dev.connectors.spi.ReadContext;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One search: reads notebook after notebook and keeps the best of what comes after the cursor. One thread, once. */
final class Search {

    /**
     * Where a search stops.
     *
     * @param notes files that are opened
     * @param bytes bytes that are read
     */
    record Limits(int notes, long bytes) {
        static final Limits USUAL = new Limits(20_000, 256L << 20);
    }

    private final ReadContext context;
    private final Limits limits;
    private final int most;
    private final Query query;
    private final Optional<LocalDate> after;
    private final Optional<Hit.Key> from;
    private final TreeSet<Hit> best = new TreeSet<>(Comparator.comparing(Hit::key));

    private int opened;
    private long read;
    private int notText;
    private int closed;
    private int cut;
    private boolean stopped;

    /**
     * A search that was not run.
     *
     * @param most how many hits are kept
     */
    Search(SearchNotes.Input in, ReadContext context, Limits limits, int most) {
        this.context = context;
        this.limits = limits;
        this.most = most;
        this.query = Query.of(in.words());
        this.after = in.after();
        this.from = in.next().map(Hit.Key::of);
    }

    /** Searches one notebook. */
    void in(Notebook notebook) throws IOException {
        var listing = notebook.notes();
        stopped |= listing.more();
        for (var name : listing.notes()) {
            if (opened >= limits.notes() || read >= limits.bytes()) {
                stopped = true;
                return;
            }
            context.checkpoint();
            try {
                in(notebook, name);
            } catch (AccessDeniedException e) {
                closed++;
            } catch (NoSuchFileException e) {
                continue; // removed since it was listed
            }
        }
    }

    /** The hits, best first. */
    List<Hit> best() {
        return List.copyOf(best);
    }

    /** What was left out, and nothing about notebooks that were not searched. */
    Optional<String> leftOut() {
        var parts = new ArrayList<String>();
        if (stopped) {
            parts.add("there is more than one search reads, so name the notebooks to search");
        }
        if (notText > 0) {
            parts.add(files(notText) + " not text in UTF-8");
        }
        if (closed > 0) {
            parts.add(files(closed) + " closed to this program");
        }
        if (cut > 0) {
            parts.add(files(cut) + " longer than 1 MiB and searched up to there");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Not everything was searched: " + String.join("; ", parts) + ".");
    }

    private static String files(int count) {
        return count == 1 ? "1 file is" : count + " files are";
    }

    private void in(Notebook notebook, Path name) throws IOException {
        var attributes = notebook.dir().attributes(name);
        if (!attributes.isRegularFile()
                || isBefore(attributes.lastModifiedTime().toInstant())) {
            return;
        }
        opened++;
        var bytes = notebook.bytes(name);
        if (bytes.isEmpty()) {
            return;
        }
        read += bytes.get().bytes().length;
        cut += bytes.get().cut() ? 1 : 0;
        var note = Notebook.text(name, bytes.get());
        if (note.isEmpty()) {
            notText++;
            return;
        }
        keep(notebook, note.get());
    }

    private boolean isBefore(Instant changed) {
        return after.isPresent() && LocalDate.ofInstant(changed, context.zone()).isBefore(after.get());
    }

    private void keep(Notebook notebook, Notebook.Text note) {
        var markdown = Markdown.read(note.text());
        var title = markdown.title().orElse(Names.stem(note.name().toString()));
        var body = note.text().substring(markdown.body());
        var match = query.in(
                Folding.fold(title), Folding.fold(note.text().substring(0, markdown.body())), Folding.fold(body));
        if (match.isEmpty()) {
            return;
        }
        var key = new Hit.Key(
                match.get().inTitle(),
                match.get().count(),
                note.changed().toEpochMilli(),
                Names.id(notebook.id(), note.name().toString()).value());
        if (from.isPresent() && key.compareTo(from.get()) <= 0) {
            return;
        }
        if (best.size() == most && best.last().key().compareTo(key) < 0) {
            return;
        }
        var at = match.get().first().map(folded -> Folding.origin(body, folded)).orElse(0);
        var extract = Extract.around(body, at);
        best.add(new Hit(
                key,
                new ForeignText(title),
                notebook.id(),
                extract.isEmpty() ? Optional.empty() : Optional.of(new ForeignText(extract))));
        if (best.size() > most) {
            best.pollLast();
        }
    }
}
