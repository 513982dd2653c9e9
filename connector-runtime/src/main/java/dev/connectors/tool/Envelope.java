package dev.connectors.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import dev.connectors.domain.Confidential;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Page;
import dev.connectors.domain.Shape;
import dev.connectors.error.ApprovalRequired;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.InvalidArguments;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The JSON that a model reads: {@code data} first, then only what applies. Written in one pass; one per result, one thread.
 */
public final class Envelope implements Shape.Output {

    /** Up to here a result goes out as it is; past it, long texts are shortened and the envelope says so. */
    static final int COMFORTABLE = 40_000;

    private static final JsonFactory JSON = new JsonFactory();
    /** Beside the faults, each of which stands in a list of its own. */
    private static final String CORRECT = "Nothing was done. Correct what is named in faults and call again.";

    private static final int LONG_TEXT = 8_000;
    private static final int SHORT_TEXT = 300;

    private final List<String> foreign = new ArrayList<>(0);
    private final List<String> confidential = new ArrayList<>(0);
    private final Optional<Items> items;
    private Optional<Cursor> next = Optional.empty();
    private int mostPerText = LONG_TEXT;
    private int longest;
    private boolean shortened;

    /**
     * What goes beside the data.
     *
     * @param account the account's label, where it is worth saying
     * @param failed the accounts that are lacking in it
     * @param withheld how many resources were withheld, where any were
     * @param approved whether a person said yes to it
     */
    public record Beside(Optional<String> account, List<Failure> failed, Optional<String> withheld, boolean approved) {}

    /**
     * An account that could not be asked.
     *
     * @param account its label
     * @param error why
     */
    public record Failure(String account, ConnectorException error) {}

    /**
     * A page over several accounts.
     *
     * @param page the page, as it is in the data
     * @param accounts the label of each item's account
     */
    public record Items(Page<?> page, List<String> accounts) {}

    /** Of a page over several accounts, where it is one. Cursors are sealed already. */
    public Envelope(Optional<Items> items) {
        this.items = items;
    }

    /** The text of a result. Whether anything in it is foreign is known only afterwards, and before it is returned. */
    public <T> String result(Shape<T> shape, T data, Beside beside) {
        var text = write(shape, data, beside);
        if (text.length() > COMFORTABLE && longest > SHORT_TEXT) {
            mostPerText = SHORT_TEXT;
            shortened = false;
            text = write(shape, data, beside);
        }
        return text;
    }

    /** Whether any foreign text was written. */
    public boolean hasForeign() {
        return !foreign.isEmpty();
    }

    @Override
    public String foreign(ForeignText text, String fieldName) {
        note(foreign, fieldName);
        shortened |= text.value().length() > mostPerText;
        var cleaned = TextCleaner.clean(text.value(), mostPerText);
        longest = Math.max(longest, cleaned.length());
        return cleaned;
    }

    /** The names of the confidential fields that were written, in their order. */
    public List<String> confidentialFields() {
        return List.copyOf(confidential);
    }

    @Override
    public String confidential(Confidential text, String fieldName) {
        note(confidential, fieldName);
        return foreign(new ForeignText(text.value()), fieldName);
    }

    @Override
    public void next(Cursor cursor) {
        next = Optional.of(cursor);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // an equal page elsewhere in the answer is of other accounts
    public Optional<String> account(Page<?> page, int index) {
        return items.filter(several -> several.page() == page)
                .map(several -> several.accounts().get(index));
    }

    private <T> String write(Shape<T> shape, T data, Beside beside) {
        var text = new SegmentedStringWriter(JSON._getBufferRecycler());
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeFieldName("data");
            shape.write(data, out, this);
            field(out, "account", beside.account());
            failed(out, beside.failed());
            field(out, "withheld", beside.withheld());
            if (shortened) {
                out.writeStringField(
                        "cut", "Texts longer than " + mostPerText + " characters were cut; they end with \u2026");
            }
            if (next.isPresent()) {
                out.writeStringField("next", next.get().value());
            }
            if (beside.approved()) {
                out.writeStringField("approved", "by the user");
            }
            names(out, "foreign", foreign);
            names(out, "confidential", confidential);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return whole(text);
    }

    /** What the generator left, of which no second copy was made: Jackson's own buffers go back to it. */
    private static String whole(SegmentedStringWriter text) {
        try {
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            text.bufferRecycler().releaseToPool();
        }
    }

    private static void failed(JsonGenerator out, List<Failure> failed) throws IOException {
        if (failed.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("failed");
        for (var failure : failed) {
            out.writeStartObject();
            out.writeStringField("account", failure.account());
            described(out, failure.error());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void described(JsonGenerator out, ConnectorException error) throws IOException {
        out.writeStringField("code", error.code());
        out.writeStringField("remedy", error.remedy().name().toLowerCase(Locale.ROOT));
        out.writeStringField("message", error instanceof InvalidArguments ? CORRECT : error.toModel());
        if (error instanceof InvalidArguments invalid) {
            out.writeArrayFieldStart("faults");
            for (var fault : invalid.faults()) {
                out.writeString(fault.toString());
            }
            out.writeEndArray();
        }
        if (error instanceof ApprovalRequired waiting) {
            out.writeStringField("approval", waiting.approval());
        }
        if (error.retryAt().isPresent()) {
            out.writeStringField("retryAt", error.retryAt().get().toString());
        }
    }

    /** The text of an error. */
    public static String error(ConnectorException error) {
        var text = new StringWriter(256);
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeObjectFieldStart("error");
            described(out, error);
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The text of a write that was done and whose result cannot be shown. */
    public static String doneUnshown() {
        return "{\"done\":true,\"cut\":\"It was done. What the provider answered could not be shown; don't repeat it.\"}";
    }

    /** Once each; a record has few fields. */
    private static void note(List<String> names, String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    private static void names(JsonGenerator out, String key, List<String> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(key);
        for (var name : names) {
            out.writeString(name);
        }
        out.writeEndArray();
    }

    private static void field(JsonGenerator out, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }
}
