package dev.connectors.mcp.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a JSON text (RFC 8259, UTF-8) into nodes that know their lines. Duplicate names are kept, for the caller to refuse. */
final class NodeReader {

    /** Far above any sensible file; what is longer was named by mistake. */
    static final int MAX_BYTES = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(30)
                    .build())
            .build();

    private final JsonParser in;

    private NodeReader(JsonParser in) {
        this.in = in;
    }

    /** The value; empty, with a fault added, where this is not exactly one JSON value. */
    static Optional<Node> read(byte[] file, List<Fault> faults) {
        if (file.length > MAX_BYTES) {
            faults.add(new Fault(0, "The file is larger than 1 MiB; a configuration file was expected."));
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            faults.add(new Fault(0, "The file is not UTF-8."));
            return Optional.empty();
        }
        return parse(text.startsWith("\uFEFF") ? text.substring(1) : text, faults);
    }

    private static Optional<Node> parse(String text, List<Fault> faults) {
        try (var in = JSON.createParser(text)) {
            if (in.nextToken() == null) {
                faults.add(new Fault(1, "The file is empty; a JSON object was expected."));
                return Optional.empty();
            }
            var node = new NodeReader(in).value();
            if (in.nextToken() != null) {
                faults.add(new Fault(line(in), "Something follows after the end of the JSON object."));
                return Optional.empty();
            }
            return Optional.of(node);
        } catch (JsonProcessingException e) {
            // getOriginalMessage() quotes what it met, and that may be a piece of a secret: only the place is told.
            var place = e.getLocation();
            faults.add(new Fault(
                    place == null ? 0 : place.getLineNr(),
                    "This is not JSON"
                            + (place == null ? "" : ", as seen at column " + place.getColumnNr())
                            + ". Look for a missing or surplus comma, quote or brace; comments are not JSON."));
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory was not read", e);
        }
    }

    private Node value() throws IOException {
        int line = line(in);
        var token = in.currentToken();
        return switch (token) {
            case START_OBJECT -> object(line);
            case START_ARRAY -> array(line);
            case VALUE_STRING -> new Node.Text(line, in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Number(line, in.getText());
            case VALUE_TRUE -> new Node.Flag(line, true);
            case VALUE_FALSE -> new Node.Flag(line, false);
            case VALUE_NULL -> new Node.Nothing(line);
            default -> throw new IllegalStateException("not the start of a value: " + token);
        };
    }

    private Node.Fields object(int line) throws IOException {
        var fields = new ArrayList<Node.Field>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            var name = in.currentName();
            int at = line(in);
            in.nextToken();
            fields.add(new Node.Field(name, at, value()));
        }
        return new Node.Fields(line, fields);
    }

    private Node.Items array(int line) throws IOException {
        var items = new ArrayList<Node>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Node.Items(line, items);
    }

    private static int line(JsonParser in) {
        return in.currentTokenLocation().getLineNr();
    }
}
