package dev.connectors.bridge.query;

import dev.connectors.domain.address.GeoPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What must be true of a row. A tree; immutable. */
public sealed interface Filter {

    /** How two values compare. */
    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }

    /** How a text fits, without regard to capitals. */
    enum Match {
        EQUALS,
        CONTAINS,
        STARTS_WITH
    }

    /** All of these; at least two. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = severalOf(parts);
        }
    }

    /** Any of these; at least two. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = severalOf(parts);
        }
    }

    /** Not this. */
    record Not(Filter part) implements Filter {
        public Not {
            Objects.requireNonNull(part, "part");
        }
    }

    /** A field and a value. */
    record Compare(String field, Operator operator, Value value) implements Filter {
        public Compare {
            requireField(field);
            Objects.requireNonNull(operator, "operator");
            if (value instanceof Value.Nothing && operator != Operator.EQ && operator != Operator.NE) {
                throw new IllegalArgumentException("nothing is equal or unequal, never more or less");
            }
        }
    }

    /** A field is any of these values. */
    record In(String field, List<Value> values) implements Filter {
        public In {
            requireField(field);
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("any of no values is never true");
            }
        }
    }

    /** A field's text, without regard to capitals. */
    record Words(String field, Match match, String text) implements Filter {
        public Words {
            requireField(field);
            Objects.requireNonNull(match, "match");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A point is at most so far away. */
    record Within(String field, GeoPoint centre, double miles) implements Filter {
        public Within {
            requireField(field);
            Objects.requireNonNull(centre, "centre");
            if (!(miles >= 0) || miles > 25_000) {
                throw new IllegalArgumentException("a distance on earth");
            }
        }
    }

    /** A point lies in an area. */
    record Inside(String field, List<GeoPoint> corners) implements Filter {
        public Inside {
            requireField(field);
            corners = List.copyOf(corners);
            if (corners.size() < 3) {
                throw new IllegalArgumentException("an area has three corners");
            }
        }
    }

    /** Both, or all; a single one is itself. */
    static Filter all(Collection<? extends Filter> parts) {
        return parts.size() == 1 ? parts.iterator().next() : new And(List.copyOf(parts));
    }

    /** Either, or any; a single one is itself. */
    static Filter any(Collection<? extends Filter> parts) {
        return parts.size() == 1 ? parts.iterator().next() : new Or(List.copyOf(parts));
    }

    /** All of those that are there; empty where none is. */
    static Optional<Filter> allOf(Collection<? extends Filter> parts) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(all(parts));
    }

    /** A field and a value. */
    static Filter is(String field, Operator operator, Value value) {
        return new Compare(field, operator, value);
    }

    /** A field has this value. */
    static Filter equal(String field, Value value) {
        return new Compare(field, Operator.EQ, value);
    }

    /** This and that. */
    default Filter and(Filter other) {
        return new And(List.of(this, other));
    }

    /** The names of all fields in it, in reading order. */
    default Set<String> fields() {
        var fields = new LinkedHashSet<String>();
        collect(this, fields);
        return fields;
    }

    private static void collect(Filter filter, Set<String> into) {
        if (filter instanceof And and) {
            and.parts().forEach(part -> collect(part, into));
        } else if (filter instanceof Or or) {
            or.parts().forEach(part -> collect(part, into));
        } else if (filter instanceof Not not) {
            collect(not.part(), into);
        } else if (filter instanceof Compare compare) {
            into.add(compare.field());
        } else if (filter instanceof In in) {
            into.add(in.field());
        } else if (filter instanceof Words words) {
            into.add(words.field());
        } else if (filter instanceof Within within) {
            into.add(within.field());
        } else if (filter instanceof Inside inside) {
            into.add(inside.field());
        }
    }

    private static List<Filter> severalOf(List<Filter> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("two or more");
        }
        return List.copyOf(new ArrayList<>(parts));
    }

    private static void requireField(String field) {
        if (!field.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("not the name of a field");
        }
    }
}
