package dev.connectors.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of the JDK that are one JSON string, and enums. */
final class TextForms {

    private static final String DATE = "\\d{4}-\\d\\d-\\d\\d";
    private static final String TIME = "\\d\\d:\\d\\d(:[\\d.]+)?";

    private static final int NONE = -1;

    private static final Map<Class<?>, TextForm> KNOWN = known();

    /** The form of a type of the JDK. */
    static @Nullable TextForm of(Class<?> type) {
        return KNOWN.get(type);
    }

    /**
     * The form of an enum: the lower-case names of its constants. Results write such values for people ('Active Under Contract'), and a
     * model gives back what it read: so case counts for nothing, and between words a space, a hyphen or nothing will do, where one
     * constant alone fits.
     */
    static TextForm ofEnum(Class<?> type) {
        var constants = type.getEnumConstants();
        var names = Stream.of(constants)
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
        var loose = new HashMap<String, Integer>();
        for (int i = 0; i < constants.length; i++) {
            var name = names.get(i);
            for (var spelling : new HashSet<>(List.of(name, name.replace("_", "")))) {
                loose.merge(spelling, i, (one, other) -> NONE);
            }
        }
        return new TextForm(
                type,
                "one of: " + String.join(", ", names),
                text -> {
                    int exact = names.indexOf(text);
                    int index = exact >= 0 ? exact : loose.getOrDefault(loosely(text), NONE);
                    return index < 0 ? null : constants[index];
                },
                constant -> names.get(((Enum<?>) constant).ordinal()),
                Map.of(),
                names,
                false);
    }

    private static String loosely(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    private static Map<Class<?>, TextForm> known() {
        var forms = new HashMap<Class<?>, TextForm>();
        add(forms, TextForm.open(String.class, "text", text -> text, Object::toString));
        add(forms, TextForm.syntax(LocalDate.class, "a date such as 2026-03-01", Iso::date, Map.of("format", "date")));
        add(
                forms,
                TextForm.syntax(
                        LocalDateTime.class,
                        "a local date and time such as 2026-03-01T14:00",
                        Iso::dateTime,
                        Map.of("pattern", "^" + DATE + "T" + TIME + "$")));
        add(
                forms,
                TextForm.syntax(
                        LocalTime.class, "a local time such as 14:00", Iso::time, Map.of("pattern", "^" + TIME + "$")));
        add(
                forms,
                TextForm.syntax(
                        Instant.class,
                        "a date and time with an offset such as 2026-03-01T14:00:00Z",
                        Iso::instant,
                        Map.of("format", "date-time")));
        add(
                forms,
                TextForm.syntax(
                                OffsetDateTime.class,
                                "a date and time with an offset such as 2026-03-01T14:00:00-07:00",
                                Iso::offsetDateTime,
                                Map.of("format", "date-time"))
                        .printedBy(value -> Iso.text((OffsetDateTime) value)));
        add(
                forms,
                TextForm.syntax(
                        Duration.class,
                        "a duration such as PT1H30M, which is not negative",
                        Iso::duration,
                        Map.of("format", "duration")));
        add(
                forms,
                TextForm.syntax(ZoneId.class, "an IANA time zone such as America/Denver", Zones::region, Map.of())
                        .printedBy(value -> ((ZoneId) value).getId()));
        return Map.copyOf(forms);
    }

    private static void add(Map<Class<?>, TextForm> forms, TextForm form) {
        forms.put(form.type(), form);
    }

    private TextForms() {}
}
