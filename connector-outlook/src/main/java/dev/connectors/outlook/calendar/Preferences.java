package dev.connectors.outlook.calendar;

import dev.connectors.spi.ApiRequest;
import java.time.ZoneId;

/**
 * What is asked of Graph with each request (RFC 7240). An id is the same wherever an event moves within its mailbox only where each
 * request asks for immutable ones; a body is text; times are local in the zone that is asked for.
 */
final class Preferences {

    private static final String IDS = "IdType=\"ImmutableId\"";

    private Preferences() {}

    /** Immutable ids, for a request in whose answer no time is read. */
    static ApiRequest ids(ApiRequest request) {
        return request.header("Prefer", IDS);
    }

    /** Immutable ids, times in that zone, bodies as text. */
    static ApiRequest in(ZoneId zone, ApiRequest request) {
        return request.header(
                "Prefer",
                IDS + ", outlook.timezone=\"" + GraphZones.name(zone) + "\", outlook.body-content-type=\"text\"");
    }
}
