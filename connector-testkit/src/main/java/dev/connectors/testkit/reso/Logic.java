package dev.connectors.testkit.reso;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Literals, comparisons and three-valued logic (OData 4.01 part 2, section 5.1.1.1). */
final class Logic {

    private Logic() {}

    static Object literal(String text) {
        try {
            if (text.contains("T")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return text.length() == 10 && text.charAt(4) == '-'
                    ? (Object) LocalDate.parse(text)
                    : (Object) Double.valueOf(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refusal(400, "The value " + text + " cannot be read.");
        }
    }

    static @Nullable Boolean and(@Nullable Object left, @Nullable Object right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return left == null || right == null ? null : true;
    }

    static @Nullable Boolean or(@Nullable Object left, @Nullable Object right) {
        if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
            return true;
        }
        return left == null || right == null ? null : false;
    }

    /** With null, only eq and ne can be true. */
    static boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return operator.equals("eq") ? left == right : operator.equals("ne") && left != right;
        }
        int order = order(left, right);
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            case "gt" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Null comes first (OData 4.01 part 1, section 11.2.6.2). */
    static int ordered(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        return order(left, right);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // both are of one class from here on
    private static int order(Object left, Object right) {
        if (left instanceof Instant && right instanceof LocalDate day) {
            return order(left, day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        if (left instanceof LocalDate && right instanceof Instant) {
            return -order(right, left);
        }
        if (left.getClass() != right.getClass() || !(left instanceof Comparable)) {
            throw new Refusal(400, "These two cannot be compared.");
        }
        return ((Comparable) left).compareTo(right);
    }
}
