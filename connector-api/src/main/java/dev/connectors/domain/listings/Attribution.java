package dev.connectors.domain.listings;

import dev.connectors.domain.ForeignText;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose listing it is and how old the data is; to be shown wherever the listing is. Immutable.
 *
 * @param ListOfficeName the listing firm
 * @param AttributionContact the phone number or e-mail address that the listing firm gave for this; else its office's phone
 * @param OriginatingSystemName the MLS
 * @param Disclaimer the MLS's words on accuracy
 * @param CopyrightNotice the MLS's words on its rights
 * @param ModificationTimestamp when it was last changed
 */
public record Attribution(
        Optional<ForeignText> ListOfficeName,
        Optional<ForeignText> AttributionContact,
        Optional<ForeignText> OriginatingSystemName,
        Optional<ForeignText> Disclaimer,
        Optional<ForeignText> CopyrightNotice,
        Optional<Instant> ModificationTimestamp) {}
