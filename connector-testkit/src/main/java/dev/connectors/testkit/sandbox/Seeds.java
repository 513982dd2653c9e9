package dev.connectors.testkit.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a test's own hand writes and reads, in the shape of the provider's API. */
interface Seeds {

    static Seeds of(CalendarStore calendar) {
        return calendar.world.vendor == Vendor.GOOGLE ? new Google(calendar) : new GraphSeeds(calendar);
    }

    /** Adds an event in the API's shape and gives its id. */
    String add(ObjectNode json);

    /**
     * Adds an event that was built up.
     *
     * @param seed in the form in which events are kept
     * @param own what the test said in the API's shape
     */
    String add(ObjectNode seed, ObjectNode own);

    void change(String id, ObjectNode patch);

    JsonNode shown(StoredEvent event);

    /** At Google events are kept as they are shown. */
    record Google(CalendarStore calendar) implements Seeds {

        @Override
        public String add(ObjectNode json) {
            return EventSeeds.add(calendar, json).id();
        }

        @Override
        public String add(ObjectNode seed, ObjectNode own) {
            return add(seed.deepCopy().setAll(own));
        }

        @Override
        public void change(String id, ObjectNode patch) {
            EventSeeds.change(calendar, id, patch);
        }

        @Override
        public JsonNode shown(StoredEvent event) {
            return event.json();
        }
    }
}
