package dev.connectors.benchmarks.desk;

import com.fasterxml.jackson.core.JsonParser;
import dev.connectors.benchmarks.desk.DeskConnector.LabelId;
import dev.connectors.domain.ForeignText;
import dev.connectors.domain.Guarded;
import dev.connectors.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A message as a model reads it. Immutable. */
public record Message(
        String id,
        String thread,
        List<LabelId> labels,
        Optional<ForeignText> from,
        Optional<ForeignText> to,
        Optional<ForeignText> subject,
        Optional<ForeignText> date,
        Optional<ForeignText> body)
        implements Guarded<Message> {

    public Message {
        labels = List.copyOf(labels);
    }

    @Override
    public Set<LabelId> resources() {
        return new LinkedHashSet<>(labels);
    }

    /** Reads the provider's message: four headers of many, and the plain text of its parts. */
    public static Message read(JsonParser in) throws IOException {
        var ids = new String[] {"", ""};
        var texts = new String[] {"", "", "", "", ""};
        var labels = new ArrayList<LabelId>();
        Json.fields(in, name -> {
            switch (name) {
                case "id" -> ids[0] = in.getText();
                case "threadId" -> ids[1] = in.getText();
                case "labelIds" -> Json.items(in, () -> labels.add(new LabelId(in.getText())));
                case "payload" ->
                    Json.fields(in, inner -> {
                        switch (inner) {
                            case "headers" -> Json.items(in, () -> header(in, texts));
                            case "parts" -> Json.items(in, () -> part(in, texts));
                            default -> {}
                        }
                    });
                default -> {}
            }
        });
        return new Message(
                ids[0],
                ids[1],
                labels,
                DeskConnector.foreign(texts[0]),
                DeskConnector.foreign(texts[1]),
                DeskConnector.foreign(texts[2]),
                DeskConnector.foreign(texts[3]),
                DeskConnector.foreign(texts[4]));
    }

    private static void header(JsonParser in, String[] texts) throws IOException {
        var place = new int[] {-1};
        Json.fields(in, name -> {
            switch (name) {
                case "name" ->
                    place[0] = switch (in.getText()) {
                        case "From" -> 0;
                        case "To" -> 1;
                        case "Subject" -> 2;
                        case "Date" -> 3;
                        default -> -1;
                    };
                case "value" -> {
                    if (place[0] >= 0) {
                        texts[place[0]] = in.getText();
                    }
                }
                default -> {}
            }
        });
    }

    private static void part(JsonParser in, String[] texts) throws IOException {
        var plain = new boolean[1];
        Json.fields(in, name -> {
            switch (name) {
                case "mimeType" -> plain[0] = in.getText().equals("text/plain");
                case "body" -> {
                    if (plain[0]) {
                        Json.fields(in, inner -> {
                            if (inner.equals("data")) {
                                texts[4] =
                                        new String(Base64.getUrlDecoder().decode(in.getText()), StandardCharsets.UTF_8);
                            }
                        });
                    }
                }
                default -> {}
            }
        });
    }
}
