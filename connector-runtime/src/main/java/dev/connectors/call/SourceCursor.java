package dev.connectors.call;

import dev.connectors.domain.Cursor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Where a list stands: for each source that has something left, the provider's page and the last key taken from it. It names no
 * permission; a source that is not in it has nothing left. Immutable.
 */
record SourceCursor(List<Mark> marks) {

    /**
     * Where one source stands.
     *
     * @param source which, as {@link Routing.Source#key} says it
     * @param token of the page to go on with; empty for the first
     * @param last key of the last item taken from that page; empty where none was
     * @param taken hashes of the items of that very key that were taken. By key and identity and not by count, so that what is hidden,
     *     deleted or added in between moves nothing
     */
    record Mark(String source, Optional<Cursor> token, String last, List<Long> taken) {
        Mark {
            taken = List.copyOf(taken);
        }

        /** The beginning of a page. */
        static Mark at(String source, Optional<Cursor> token) {
            return new Mark(source, token, "", List.of());
        }

        /** Whether nothing was taken of the page yet. */
        boolean isFresh() {
            return last.isEmpty() && taken.isEmpty();
        }
    }

    SourceCursor {
        marks = List.copyOf(marks);
    }

    /** As bytes, to be sealed: provider tokens are long and much alike, so they are compressed. */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(marks.size());
            for (var mark : marks) {
                write(mark.source(), out);
                out.writeBoolean(mark.token().isPresent());
                write(mark.token().map(Cursor::value).orElse(""), out);
                write(mark.last(), out);
                out.writeInt(mark.taken().size());
                for (long hash : mark.taken()) {
                    out.writeLong(hash);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: cannot be
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #bytes} wrote; nobody else can have written what was sealed. */
    static SourceCursor of(byte[] bytes) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            var marks = new ArrayList<Mark>();
            for (int left = in.readInt(); left > 0; left--) {
                var source = read(in);
                boolean hasToken = in.readBoolean();
                var token = read(in);
                var last = read(in);
                var taken = new ArrayList<Long>();
                for (int hashes = in.readInt(); hashes > 0; hashes--) {
                    taken.add(in.readLong());
                }
                marks.add(new Mark(source, hasToken ? Optional.of(new Cursor(token)) : Optional.empty(), last, taken));
            }
            return new SourceCursor(marks);
        } catch (IOException e) {
            throw new UncheckedIOException("a cursor that was sealed by another version", e);
        }
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
