package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.connectors.error.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reader and schema of the same record agree, on random record types and random JSON: the judge is a validator of JSON
 * Schema that knows nothing of us.
 */
class AgreementTest {

    private static final int TYPES = 150;
    private static final int VALUES = 100;

    /**
     * What a schema allows and the reader refuses all the same: a schema cannot say it, or saying it would cost more than
     * it is worth. Of any other disagreement this test fails.
     */
    private static final List<String> BEYOND_THE_SCHEMA = List.of(
            "an IANA time zone such as America/Denver", // a list of 600 names
            "an e-mail address such as anna@example.com", // parse: what a scalar's own code judges
            "a local date and time such as 2026-03-01T14:00", // the pattern knows no calendar
            "a duration such as PT1H30M, which is not negative", // 'duration' allows years and months
            "a date and time with an offset such as 2026-03-01T14:00:00Z", // this validator takes more text after it
            "a whole number, -2147483648 to 2147483647", // a machine's bounds, in every schema for nobody
            "a whole number, -9007199254740991 to 9007199254740991",
            "a number of at most 15 digits");

    /** Ends of such words, where they follow limits: JSON Schema counts 1.0 among the integers. */
    private static final String NOT_AN_INTEGER_OF_OURS = ", without a point";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random = new Random(2020_12);
    private int accepted;
    private int refused;
    private int beyond;
    private int spelled;

    @Test
    void theReaderAcceptsWhatTheSchemaAllows(@TempDir Path folder) throws Exception {
        var maker = new RecordMaker(random);
        var roots = new ArrayList<RecordMaker.Made>();
        for (int i = 0; i < TYPES; i++) {
            roots.add(maker.record(3));
        }

        try (var loader = compiled(maker.sources(), folder)) {
            for (var root : roots) {
                compare(root, Shape.of(loader.loadClass("made.Types$" + root.type())));
            }
        }

        assertThat(accepted).isGreaterThan(TYPES * VALUES / 4);
        assertThat(refused).isGreaterThan(TYPES * VALUES / 4);
        assertThat(spelled).isPositive();
        assertThat(beyond).isBetween(1, TYPES * VALUES / 10);
    }

    /** The values of the only enum there is, and what else the reader takes for them. */
    private static final String COLOURS = "\"enum\":[\"red\",\"dark_blue\"]";

    private static final String COLOURS_AS_PEOPLE_READ_THEM =
            "\"pattern\":\"^([Rr][Ee][Dd]|[Dd][Aa][Rr][Kk][ _-]?[Bb][Ll][Uu][Ee])$\"";

    private <T> void compare(RecordMaker.Made root, Shape<T> shape) {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var schema = registry.getSchema(shape.schema(), InputFormat.JSON);
        var looser = registry.getSchema(shape.schema().replace(COLOURS, COLOURS_AS_PEOPLE_READ_THEM), InputFormat.JSON);
        for (int i = 0; i < VALUES; i++) {
            var value = root.sample().get();
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                value = mutated(value);
            }
            compare(value, schema, looser, shape);
        }
    }

    private <T> void compare(JsonNode value, Schema schema, Schema looser, Shape<T> shape) {
        var json = value.toString();
        boolean allowed = allows(looser, value);
        var faults = new ArrayList<Fault>();
        var read = read(shape, json, faults);

        if (read.isPresent()) {
            // A null for an absent Optional, and an enum as people read it, are what the reader alone takes.
            assertThat(allowed || allows(looser, withoutNulls(value)))
                    .as("%s%n%s", json, shape.schema())
                    .isTrue();
            var canonical = shape.canonical(read.get());
            assertThat(shape.read(canonical, Shape.Defaults.NONE)).isEqualTo(read.get());
            assertThat(schema.validate(new String(canonical, StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
            accepted++;
            spelled += allowed && !allows(schema, value) ? 1 : 0;
        } else if (allowed) {
            assertThat(faults)
                    .as("%s%n%s", json, shape.schema())
                    .allMatch(fault -> BEYOND_THE_SCHEMA.contains(fault.expected())
                            || fault.expected().endsWith(NOT_AN_INTEGER_OF_OURS));
            beyond++;
        } else {
            refused++;
        }
    }

    private static boolean allows(Schema schema, JsonNode value) {
        return schema.validate(
                        value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    private static <T> Optional<T> read(Shape<T> shape, String json, List<Fault> faults) {
        Optional<T> fromText = Optional.empty();
        try {
            fromText = Optional.of(shape.read(json, Shape.Defaults.NONE));
        } catch (MisfitException misfit) {
            faults.addAll(misfit.faults());
        }
        Optional<T> fromBytes = Optional.empty();
        try {
            fromBytes = Optional.of(shape.read(json.getBytes(StandardCharsets.UTF_8), Shape.Defaults.NONE));
        } catch (MisfitException misfit) {
            assertThat(misfit.faults()).isEqualTo(faults);
        }
        assertThat(fromBytes).isEqualTo(fromText);
        return fromText;
    }

    private static JsonNode withoutNulls(JsonNode value) {
        var copy = value.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(member -> member.getValue().isNull());
        }
        node.forEach(AgreementTest::strip);
    }

    /** The value with one place in it changed. */
    private JsonNode mutated(JsonNode value) {
        if (value.isEmpty() || random.nextInt(4) == 0) {
            return changed(value);
        }
        var copy = value.deepCopy();
        if (copy instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.get(random.nextInt(names.size()));
            object.set(name, mutated(object.get(name)));
        } else if (copy instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            array.set(index, mutated(array.get(index)));
        }
        return copy;
    }

    private JsonNode changed(JsonNode value) {
        if (random.nextInt(3) == 0) {
            return junk();
        }
        if (value instanceof ObjectNode object) {
            var copy = object.deepCopy();
            var names = new ArrayList<String>();
            copy.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty() || random.nextInt(3) == 0) {
                copy.set(random.nextBoolean() ? "extra" : "c1", junk());
            } else {
                copy.remove(names.get(random.nextInt(names.size())));
            }
            return copy;
        }
        if (value instanceof ArrayNode array) {
            var copy = array.deepCopy();
            return random.nextBoolean() ? copy.addAll(array).addAll(array) : copy.removeAll();
        }
        if (value.isTextual()) {
            var text = value.textValue();
            return JSON.textNode(
                    switch (random.nextInt(4)) {
                        case 0 -> text + text;
                        case 1 -> text + "\uD83C\uDFE0";
                        case 2 -> text.substring(text.length() / 2);
                        default -> text.toUpperCase(java.util.Locale.ROOT);
                    });
        }
        if (value.isInt()) {
            return JSON.numberNode((long) value.intValue() * (random.nextInt(3) - 1) + 91 * random.nextInt(2));
        }
        return value.isNumber() ? JSON.numberNode(value.doubleValue() * 7 - 300) : junk();
    }

    private JsonNode junk() {
        return switch (random.nextInt(14)) {
            case 0 -> JSON.numberNode(0);
            case 1 -> JSON.numberNode(-7);
            case 2 -> JSON.numberNode(5_000_000_000L);
            case 3 -> JSON.numberNode(2.5);
            case 4 -> JSON.booleanNode(true);
            case 5 -> JSON.nullNode();
            case 6 -> JSON.objectNode();
            case 7 -> JSON.arrayNode();
            case 8 -> JSON.arrayNode().add(1);
            case 9 -> JSON.objectNode().put("a", 1);
            case 10 -> JSON.textNode("");
            case 11 -> JSON.textNode("5");
            case 12 -> JSON.textNode("2026-02-30");
            default -> JSON.textNode("red");
        };
    }

    private static URLClassLoader compiled(String members, Path folder) throws IOException, URISyntaxException {
        var javac = ToolProvider.findFirst("javac");
        assumeThat(javac).as("a JDK").isPresent();
        var source = folder.resolve("Types.java");
        Files.writeString(source, """
                package made;
                import dev.connectors.domain.*;
                import java.math.*;
                import java.time.*;
                import java.util.*;
                class Types {
                enum Colour { RED, DARK_BLUE }
                record Key(@Size(max = 7) @Matches("[A-Z]{2}-\\\\d+") String value) implements ResourceId {}
                """ + members + "}\n");
        var classes = Path.of(
                Shape.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var messages = new StringWriter();
        int failed = javac.orElseThrow()
                .run(
                        new PrintWriter(messages),
                        new PrintWriter(messages),
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        classes.toString(),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failed).as(messages.toString()).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, AgreementTest.class.getClassLoader());
    }
}
