package dev.connectors.bridge;

import dev.connectors.bridge.client.Row;
import dev.connectors.domain.address.UsTimeZones;
import dev.connectors.domain.listings.PropertyTimeZone;
import java.time.ZoneId;
import java.util.Optional;

/** The zone of a property: as the MLS states it, else where its state and postal code leave no doubt. Pure. */
final class PropertyZones {

    private PropertyZones() {}

    static PropertyTimeZone of(Row row) {
        var stated = row.text("PropertyTimeZoneName")
                .filter(name ->
                        name.contains("/") && ZoneId.getAvailableZoneIds().contains(name))
                .map(ZoneId::of);
        if (stated.isPresent()) {
            return new PropertyTimeZone(stated, "stated by the MLS");
        }
        var derived = UsTimeZones.of(
                row.text("StateOrProvince").orElse(""), row.text("PostalCode").orElse(""));
        return derived.isPresent()
                ? new PropertyTimeZone(derived, "state and postal code")
                : new PropertyTimeZone(
                        Optional.empty(), "not certain from its state and postal code; ask the user for the zone");
    }
}
