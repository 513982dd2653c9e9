package dev.connectors.bridge;

import dev.connectors.bridge.ListingStream.Place;
import dev.connectors.domain.Cursor;
import dev.connectors.error.InvalidArguments;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each stream of a search stands, as a cursor: a line per stream, those that ended left out. Pure. */
final class SearchCursor {

    private SearchCursor() {}

    static Cursor write(Map<String, Place> places) {
        var text = new StringBuilder();
        places.forEach((stream, place) -> text.append(stream)
                .append('|')
                .append(place.taken())
                .append('|')
                .append(place.link())
                .append('\n'));
        return new Cursor(text.toString());
    }

    static Map<String, Place> read(Cursor cursor) {
        var places = new LinkedHashMap<String, Place>();
        for (var line : cursor.value().split("\n")) {
            var parts = line.split("\\|", 3);
            if (parts.length < 3 || !parts[1].matches("\\d{1,6}")) {
                throw InvalidArguments.at("next", "the value of next of the result before, as it was");
            }
            places.put(parts[0], new Place(parts[2], Integer.parseInt(parts[1])));
        }
        return places;
    }
}
