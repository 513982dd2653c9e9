package dev.connectors.benchmarks.desk;

import dev.connectors.domain.ForeignText;
import dev.connectors.domain.calendar.CalendarId;
import dev.connectors.spi.Action;
import dev.connectors.spi.Connector;
import dev.connectors.spi.ConnectorInfo;
import dev.connectors.spi.Provider;
import dev.connectors.spi.Resource;
import dev.connectors.spi.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/** A mailbox and a long list behind HTTP, with labels and calendars to be allowed one by one. */
public final class DeskConnector implements Connector {

    /** Its provider's id. */
    public static final String PROVIDER = "desk";

    @Override
    public ConnectorInfo info() {
        return ConnectorInfo.of(
                "desk", "Desk", Provider.apiKey(PROVIDER, "https://desk.example/desk"), "Your messages and events.");
    }

    @Override
    public List<Action<?, ?>> actions() {
        return List.of(new GetMessage(), new ListPage());
    }

    @Override
    public List<ResourceType<?>> resources() {
        return List.of(
                ResourceType.of(
                        "label",
                        LabelId.class,
                        context -> Stream.of("INBOX", "SENT", "CATEGORY_PERSONAL", "STARRED", "IMPORTANT", "Deals")
                                .map(name -> Resource.of(new LabelId(name), name))
                                .toList()),
                ResourceType.of(
                        "calendar",
                        CalendarId.class,
                        context ->
                                List.of(Resource.of(ListPage.CALENDAR, "Agent").alias("primary"))));
    }

    /** A mail label. */
    public record LabelId(String value) implements dev.connectors.domain.ResourceId {}

    /** Absent where it is empty. */
    static java.util.Optional<ForeignText> foreign(String text) {
        return text.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(new ForeignText(text));
    }
}
