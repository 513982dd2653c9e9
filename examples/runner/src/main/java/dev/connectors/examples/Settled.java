package dev.connectors.examples;

import dev.connectors.domain.Access;
import dev.connectors.permission.ResourceState;
import java.util.List;
import java.util.stream.Collectors;

/** What was chosen per calendar, as a settings page says it. */
final class Settled {

    private Settled() {}

    static String calendars(List<ResourceState> calendars) {
        return calendars.stream()
                .map(calendar -> calendar.title() + ": " + words(calendar.access()))
                .collect(Collectors.joining("   "));
    }

    private static String words(Access access) {
        return switch (access) {
            case HIDDEN -> "hidden";
            case BUSY -> "busy times only";
            case READ -> "read";
            case WRITE -> "read and change";
        };
    }
}
