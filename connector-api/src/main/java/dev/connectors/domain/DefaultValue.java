package dev.connectors.domain;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What {@link Default} says.
 *
 * @param value the value; empty if there is none, or it is known only when a call comes
 * @param isUserZone whether it is the user's zone
 */
record DefaultValue(Optional<Object> value, boolean isUserZone) {

    static final DefaultValue NONE = new DefaultValue(Optional.empty(), false);

    /** @throws IllegalArgumentException if it does not fit; the message says why */
    static DefaultValue of(Default annotation, Kind kind) {
        var text = annotation.value();
        if (text.equals(Default.USER_ZONE)) {
            if (kind.type() != ZoneId.class) {
                throw new IllegalArgumentException("@Default(USER_ZONE) is for a ZoneId");
            }
            return new DefaultValue(Optional.empty(), true);
        }
        try {
            return new DefaultValue(Optional.of(StrictReader.read(kind, json(text, kind), Shape.Defaults.NONE)), false);
        } catch (MisfitException misfit) {
            throw new IllegalArgumentException(
                    "@Default(\"" + text + "\") does not fit: " + misfit.getMessage(), misfit);
        }
    }

    private static String json(String text, Kind kind) {
        if (!(kind instanceof TextKind)) {
            return text;
        }
        var json = new StringBuilder();
        CanonicalJson.text(text, json);
        return json.toString();
    }
}
