package dev.connectors.testkit.reso;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code $filter} as hosts of this kind take it (OData 4.01 part 2, section 5.1.1, and Bridge's own geography): comparisons,
 * and, or, not, in, any, contains, startswith, endswith, tolower, geo.distance in miles, geo.intersects. One per filter.
 */
final class FilterParser {

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>'(?:[^']|'')*')"
            + "|(?<shape>POINT\\s*\\([^()]*\\)|POLYGON\\s*\\(\\([^()]*\\)\\))"
            + "|(?<value>-?\\d[\\dTZ:.+-]*)"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*)"
            + "|(?<sign>[(),:/]))");
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final int DEEPEST = 40;

    private record Token(String kind, String text) {}

    private final List<Token> tokens = new ArrayList<>();
    private final Set<String> fields;
    private Optional<String> variable = Optional.empty();
    private int at;
    private int depth;

    private FilterParser(String filter, Set<String> fields) {
        this.fields = fields;
        var matcher = TOKEN.matcher(filter.stripTrailing());
        int end = 0;
        while (end < filter.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new Refusal(400, "The filter cannot be read from character " + end + " on.");
            }
            tokens.add(token(matcher));
            end = matcher.end();
        }
    }

    private static Token token(Matcher matcher) {
        for (var kind : List.of("text", "shape", "value", "word", "sign")) {
            if (matcher.group(kind) != null) {
                return new Token(kind, matcher.group(kind));
            }
        }
        throw new IllegalStateException("a token of no kind");
    }

    /**
     * Reads one.
     *
     * @param fields that there are
     * @throws Refusal if it cannot be read, or names another field
     */
    static Expression parse(String filter, Set<String> fields) {
        var parser = new FilterParser(filter, fields);
        var expression = parser.or();
        if (parser.at < parser.tokens.size()) {
            throw parser.unexpected();
        }
        return expression;
    }

    private Expression or() {
        if (++depth > DEEPEST) {
            throw new Refusal(413, "The filter is nested too deeply.");
        }
        var left = and();
        while (takeWord("or")) {
            var one = left;
            var other = and();
            left = (row, bound) -> Logic.or(one.of(row, bound), other.of(row, bound));
        }
        depth--;
        return left;
    }

    private Expression and() {
        var left = unary();
        while (takeWord("and")) {
            var one = left;
            var other = unary();
            left = (row, bound) -> Logic.and(one.of(row, bound), other.of(row, bound));
        }
        return left;
    }

    private Expression unary() {
        if (takeWord("not")) {
            var of = unary();
            return (row, bound) -> of.of(row, bound) instanceof Boolean truth ? !truth : null;
        }
        if (takeSign("(")) {
            var inner = or();
            require(")");
            return inner;
        }
        return comparison();
    }

    private Expression comparison() {
        var left = operand();
        if (takeWord("in")) {
            require("(");
            var values = new ArrayList<Expression>();
            do {
                values.add(operand());
            } while (takeSign(","));
            require(")");
            return (row, bound) ->
                    values.stream().anyMatch(value -> Logic.compare("eq", left.of(row, bound), value.of(row, bound)));
        }
        var operator = peek();
        if (operator.kind().equals("word") && OPERATORS.contains(operator.text())) {
            at++;
            var right = operand();
            return (row, bound) -> Logic.compare(operator.text(), left.of(row, bound), right.of(row, bound));
        }
        return left;
    }

    private Expression operand() {
        var token = peek();
        at++;
        return switch (token.kind()) {
            case "text" ->
                constant(token.text().substring(1, token.text().length() - 1).replace("''", "'"));
            case "value" -> constant(Logic.literal(token.text()));
            case "shape" -> constant(Geometry.parse(token.text()));
            case "word" -> word(token.text());
            default -> throw unexpected();
        };
    }

    private Expression word(String word) {
        if (word.equals("null") || word.equals("true") || word.equals("false")) {
            return constant(word.equals("null") ? null : Boolean.valueOf(word));
        }
        if (takeSign("(")) {
            var arguments = new ArrayList<Expression>();
            do {
                arguments.add(operand());
            } while (takeSign(","));
            require(")");
            return Functions.of(word, arguments);
        }
        if (variable.filter(word::equals).isPresent()) {
            return (row, bound) -> bound.get(word);
        }
        if (!fields.contains(word)) {
            throw new Refusal(400, "There is no field " + word + ".");
        }
        Expression field = (row, bound) -> row.get(word);
        return takeSign("/") ? any(field) : field;
    }

    private Expression any(Expression collection) {
        if (!takeWord("any")) {
            throw unexpected();
        }
        require("(");
        var name = peek().text();
        at++;
        require(":");
        variable = Optional.of(name);
        var each = or();
        variable = Optional.empty();
        require(")");
        return (row, bound) -> collection.of(row, bound) instanceof List<?> items
                && items.stream().anyMatch(item -> Boolean.TRUE.equals(each.of(row, Map.of(name, item))));
    }

    private static Expression constant(@Nullable Object value) {
        return (row, bound) -> value;
    }

    private Token peek() {
        return at < tokens.size() ? tokens.get(at) : new Token("end", "");
    }

    private boolean takeWord(String word) {
        return take("word", word);
    }

    private boolean takeSign(String sign) {
        return take("sign", sign);
    }

    private boolean take(String kind, String text) {
        if (peek().equals(new Token(kind, text))) {
            at++;
            return true;
        }
        return false;
    }

    private void require(String sign) {
        if (!takeSign(sign)) {
            throw unexpected();
        }
    }

    private Refusal unexpected() {
        return new Refusal(400, "The filter cannot be read at '" + peek().text() + "'.");
    }
}
