package dev.connectors.bridge.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.jspecify.annotations.Nullable;

/** Makes a function of what Olingo parsed, once per query. It knows the operators that RESO hosts promise; others are refused. */
final class Compiler implements ExpressionVisitor<Compiled> {

    static Compiled compile(Expression expression) throws ODataApplicationException {
        try {
            return expression.accept(new Compiler());
        } catch (ExpressionVisitException e) {
            throw refused(e.getMessage());
        }
    }

    @Override
    public Compiled visitBinaryOperator(BinaryOperatorKind kind, Compiled left, Compiled right)
            throws ODataApplicationException {
        return switch (kind) {
            case AND -> (row, bound) -> and(left.of(row, bound), () -> right.of(row, bound));
            case OR -> (row, bound) -> or(left.of(row, bound), () -> right.of(row, bound));
            case EQ, NE, LT, LE, GT, GE ->
                (row, bound) -> Values.compare(kind, left.of(row, bound), right.of(row, bound));
            default -> throw refused(kind.toString());
        };
    }

    private interface Later {
        @Nullable
        Object value();
    }

    private static @Nullable Object and(@Nullable Object left, Later right) {
        if (Boolean.FALSE.equals(left)) {
            return false;
        }
        var other = right.value();
        return Boolean.FALSE.equals(other) ? Boolean.FALSE : left == null || other == null ? null : Boolean.TRUE;
    }

    private static @Nullable Object or(@Nullable Object left, Later right) {
        if (Boolean.TRUE.equals(left)) {
            return true;
        }
        var other = right.value();
        return Boolean.TRUE.equals(other) ? Boolean.TRUE : left == null || other == null ? null : Boolean.FALSE;
    }

    @Override
    public Compiled visitBinaryOperator(BinaryOperatorKind kind, Compiled left, List<Compiled> right)
            throws ODataApplicationException {
        if (kind != BinaryOperatorKind.IN) {
            throw refused(kind.toString());
        }
        return (row, bound) -> {
            var value = left.of(row, bound);
            return right.stream().anyMatch(each -> Values.compare(BinaryOperatorKind.EQ, value, each.of(row, bound)));
        };
    }

    @Override
    public Compiled visitUnaryOperator(UnaryOperatorKind kind, Compiled operand) throws ODataApplicationException {
        return switch (kind) {
            case NOT -> (row, bound) -> operand.of(row, bound) instanceof Boolean truth ? !truth : null;
            case MINUS -> (row, bound) -> operand.of(row, bound) instanceof Double number ? -number : null;
        };
    }

    @Override
    public Compiled visitMethodCall(MethodKind method, List<Compiled> parameters) throws ODataApplicationException {
        return switch (method) {
            case CONTAINS -> texts(parameters, String::contains);
            case STARTSWITH -> texts(parameters, String::startsWith);
            case ENDSWITH -> texts(parameters, String::endsWith);
            case TOLOWER -> {
                var of = parameters.get(0);
                yield (row, bound) -> of.of(row, bound) instanceof String text ? text.toLowerCase(Locale.ROOT) : null;
            }
            case YEAR -> {
                var of = parameters.get(0);
                yield (row, bound) -> year(of.of(row, bound));
            }
            case DATE -> {
                var of = parameters.get(0);
                yield (row, bound) -> of.of(row, bound) instanceof Instant instant
                        ? LocalDate.ofInstant(instant, ZoneOffset.UTC)
                        : null;
            }
            case NOW -> (row, bound) -> Instant.now();
            case GEODISTANCE -> {
                var a = parameters.get(0);
                var b = parameters.get(1);
                yield (row, bound) ->
                        a.of(row, bound) instanceof Table.Point from && b.of(row, bound) instanceof Table.Point to
                                ? Values.miles(from, to)
                                : null;
            }
            case GEOINTERSECTS -> {
                var a = parameters.get(0);
                var b = parameters.get(1);
                yield (row, bound) -> a.of(row, bound) instanceof Table.Point point
                        ? Values.within(point, ring(b.of(row, bound)))
                        : null;
            }
            default -> throw refused(method.toString());
        };
    }

    @SuppressWarnings("unchecked") // the parser took a polygon here
    private static List<Table.Point> ring(@Nullable Object value) {
        return (List<Table.Point>) java.util.Objects.requireNonNull(value);
    }

    private interface OfTexts {
        boolean test(String text, String part);
    }

    private static Compiled texts(List<Compiled> parameters, OfTexts test) {
        var text = parameters.get(0);
        var part = parameters.get(1);
        return (row, bound) ->
                text.of(row, bound) instanceof String whole && part.of(row, bound) instanceof String piece
                        ? (Object) test.test(whole, piece)
                        : null;
    }

    private static @Nullable Object year(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return (double) day.getYear();
        }
        return value instanceof Instant instant
                ? (double) instant.atOffset(ZoneOffset.UTC).getYear()
                : null;
    }

    @Override
    public Compiled visitLiteral(Literal literal) {
        var value = Values.literal(literal);
        return (row, bound) -> value;
    }

    @Override
    public Compiled visitMember(Member member) throws ExpressionVisitException, ODataApplicationException {
        var parts = member.getResourcePath().getUriResourceParts();
        Compiled value = null;
        for (var part : parts) {
            value = step(value, part);
        }
        if (value == null) {
            throw refused("an empty path");
        }
        return value;
    }

    private static Compiled step(@Nullable Compiled before, UriResource part)
            throws ExpressionVisitException, ODataApplicationException {
        if (part instanceof UriResourceProperty property) {
            var name = property.getProperty().getName();
            if (before != null) {
                throw refused("a path into " + name);
            }
            return (row, bound) -> row.get(name);
        }
        if (part instanceof UriResourceLambdaVariable variable) {
            var name = variable.getVariableName();
            return (row, bound) -> bound.get(name);
        }
        if (part instanceof UriResourceLambdaAny any && before != null) {
            return any.getExpression() == null
                    ? (row, bound) -> !items(before.of(row, bound)).isEmpty()
                    : over(before, any.getLambdaVariable(), any.getExpression(), true);
        }
        if (part instanceof UriResourceLambdaAll all && before != null) {
            return over(before, all.getLambdaVariable(), all.getExpression(), false);
        }
        throw refused("the path " + part);
    }

    private static Compiled over(Compiled collection, String variable, Expression expression, boolean any)
            throws ExpressionVisitException, ODataApplicationException {
        var each = expression.accept(new Compiler());
        return (row, bound) -> {
            for (var item : items(collection.of(row, bound))) {
                var inner = new HashMap<>(bound);
                inner.put(variable, item);
                if (Boolean.TRUE.equals(each.of(row, inner)) == any) {
                    return any;
                }
            }
            return !any;
        };
    }

    private static Collection<?> items(@Nullable Object value) {
        return value instanceof Collection<?> items ? items : List.of();
    }

    @Override
    public Compiled visitLambdaExpression(String function, String variable, Expression expression)
            throws ODataApplicationException {
        throw refused(function);
    }

    @Override
    public Compiled visitLambdaReference(String variable) {
        return (row, bound) -> bound.get(variable);
    }

    @Override
    public Compiled visitAlias(String alias) throws ODataApplicationException {
        throw refused(alias);
    }

    @Override
    public Compiled visitTypeLiteral(EdmType type) throws ODataApplicationException {
        throw refused(type.getName());
    }

    @Override
    public Compiled visitEnum(EdmEnumType type, List<String> values) {
        return (row, bound) -> values.get(0);
    }

    static ODataApplicationException refused(String what) {
        return new ODataApplicationException("This host does not know " + what + ".", 400, Locale.ROOT);
    }
}
