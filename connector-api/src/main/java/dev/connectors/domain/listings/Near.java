package dev.connectors.domain.listings;

import dev.connectors.domain.Default;
import dev.connectors.domain.Doc;
import dev.connectors.domain.Range;
import dev.connectors.domain.address.GeoPoint;
import java.util.Optional;

/**
 * Within a distance of a point, or of a property that is or was listed.
 *
 * @param point latitude and longitude
 * @param address street address of a listed property; 3 to 200 characters
 * @param miles statute miles, more than 0
 */
public record Near(
        @Doc("Such as 30.2672,-97.7431.") Optional<GeoPoint> point,
        @Doc("A listing's.") Optional<String> address,

        @Doc(Doc.NAME_SAYS_IT) @Default("1") @Range(min = 0, max = 100)
        double miles) {

    public Near {
        if (point.isPresent() == address.isPresent()) {
            throw new IllegalArgumentException("either point or address must be given, not both");
        }
        if (miles <= 0) {
            throw new IllegalArgumentException("miles is more than 0");
        }
        Criteria.requireText("address", address, 3, 200);
    }
}
