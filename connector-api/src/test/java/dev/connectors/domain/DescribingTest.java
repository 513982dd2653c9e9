package dev.connectors.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a record becomes, and why some records become nothing. */
class DescribingTest {

    record Id(String value) implements ResourceId {}

    record Box<T>(
            @Doc("What is in it.") T content, @Doc("More.") List<T> more) {}

    record Boxes(
            @Doc("Of days.") Box<LocalDate> days,
            @Doc("Of boxes.") Box<Box<Id>> nested) {}

    @Test
    void theSchemaSaysWhatTheAnnotationsSayAndNoMore() {
        assertThat(Visit.SHAPE.schema()).isEqualTo("""
                        {"type":"object","properties":{\
                        "title":{"type":"string","minLength":1,"maxLength":20,"description":"Title."},\
                        "guests":{"type":"integer","minimum":1,"maximum":50,"description":"How many come."},\
                        "number":{"type":"integer","description":"Number."},\
                        "size":{"type":"number","minimum":0,"description":"Size."},\
                        "price":{"type":"number","description":"Price."},\
                        "certain":{"type":"boolean","description":"Whether it is certain.","default":false},\
                        "manner":{"type":"string","enum":["in_person","by_video"],"description":"How.","default":"in_person"},\
                        "day":{"type":"string","format":"date","description":"Day."},\
                        "start":{"type":"string","pattern":"^\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT\\\\d\\\\d:\\\\d\\\\d(:[\\\\d.]+)?$",\
                        "description":"Start."},\
                        "earliest":{"type":"string","pattern":"^\\\\d\\\\d:\\\\d\\\\d(:[\\\\d.]+)?$","description":"Not before."},\
                        "made":{"type":"string","format":"date-time","description":"Made at."},\
                        "seen":{"type":"string","format":"date-time","description":"Seen at."},\
                        "length":{"type":"string","format":"duration","description":"How long. (PT15M to PT8H)"},\
                        "zone":{"type":"string","description":"Zone."},\
                        "tell":{"type":"array","items":{"type":"string"},"maxItems":3,"description":"Whom to tell."},\
                        "tags":{"type":"array","items":{"type":"string","maxLength":5,"pattern":"^[a-z]+$"},\
                        "description":"Tags."},\
                        "place":{"type":"object","properties":{"street":{"type":"string","description":"Street."},\
                        "key":{"type":"string","maxLength":8,"pattern":"^[A-Z]{2}-\\\\d+$","description":"Key."}},\
                        "required":["street"],"additionalProperties":false,"description":"Where."},\
                        "rooms":{"type":"array","items":{"type":"object","properties":{\
                        "name":{"type":"string","description":"Name."},\
                        "from":{"type":"integer","description":"From."},"to":{"type":"integer","description":"To."}},\
                        "required":["name","from","to"],"additionalProperties":false},"description":"Rooms."},\
                        "repeats":{"anyOf":[{"type":"object","properties":{\
                        "times":{"type":"integer","minimum":1,"description":"Times."},\
                        "skip":{"type":"string","format":"date","description":"Skip."}},\
                        "required":["times"],"additionalProperties":false},\
                        {"type":"object","properties":{"last":{"type":"string","format":"date","description":"Last day."},\
                        "skip":{"type":"string","format":"date","description":"Skip."}},\
                        "required":["last"],"additionalProperties":false}],"description":"Repeats."}},\
                        "required":["title","guests"],"additionalProperties":false}""");
    }

    @Test
    void theSchemaCanBeWrittenIntoALargerDocument() throws IOException {
        record Empty() {}
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeFieldName("inputSchema");

            Shape.of(Empty.class).schema(out);

            out.writeEndObject();
        }

        assertThat(text)
                .hasToString(
                        "{\"inputSchema\":{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}}");
    }

    @Test
    void anEmptyRecordIsAnEmptyObject() {
        record Empty() {}

        assertThat(Shape.of(Empty.class).read("{}", Shape.Defaults.NONE)).isEqualTo(new Empty());
        assertThatThrownBy(() -> Shape.of(Empty.class).read("{\"a\":1}", Shape.Defaults.NONE))
                .hasMessage("a: no keys (found an unknown key)");
    }

    @Test
    void aRecordIsDescribedOnce() {
        assertThat(Shape.of(Visit.class)).isSameAs(Visit.SHAPE);
    }

    @Test
    void aGenericRecordIsWhatItsArgumentsMakeOfIt() {
        var shape = Shape.of(Boxes.class);

        var boxes = shape.read(
                "{\"days\":{\"content\":\"2026-03-01\"},\"nested\":{\"content\":{\"content\":\"a\",\"more\":[\"b\"]}}}",
                Shape.Defaults.NONE);

        assertThat(boxes.days().content()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(boxes.nested().content().more()).containsExactly(new Id("b"));
        assertThat(shape.resources(boxes, Access.READ))
                .extracting(Shape.Found::path)
                .containsExactly("nested.content.content", "nested.content.more[0]");
    }

    @Test
    void aTypeSpeaksForItsComponents() {
        @Doc("Id from list_things.")
        record ThingId(String value) {}
        record Input(
                ThingId thing,
                List<ThingId> others,
                @Doc("Its own.") ThingId third,
                int bare) {}

        var shape = Shape.of(Input.class);

        assertThat(shape.schema())
                .contains("\"thing\":{\"type\":\"string\",\"description\":\"Id from list_things.\"}")
                .contains(
                        "\"others\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"description\":\"Id from list_things.\"}")
                .contains("\"third\":{\"type\":\"string\",\"description\":\"Its own.\"}");
        assertThat(shape.componentsWithoutDoc()).containsExactly("Input.bare");
    }

    @Test
    void aRootRecordWithOneTextIsStillAnObject() {
        record Input(String lead) {}

        assertThat(Shape.of(Input.class).read("{\"lead\":\"7\"}", Shape.Defaults.NONE))
                .isEqualTo(new Input("7"));
    }

    @Test
    void aGuardedRecordWithOneTextIsAnObjectSoThatItCanBeWithheld() {
        record Secret(String text) implements Guarded<Secret> {
            @Override
            public List<Id> resources() {
                return List.of(new Id("a"));
            }
        }
        record Output(List<Secret> secrets) {}
        var output = new Output(List.of(new Secret("s")));

        assertThat(Shape.of(Output.class).filter(output, item -> Access.HIDDEN)).contains(new Output(List.of()));
    }

    @Test
    void questionsAboutTypesAreAnsweredAtAnyDepth() {
        record Lead(
                String id,
                @Doc(value = "Made here.", ours = true) String note,
                Optional<ForeignText> name) {}
        record Found(Id box, Lead lead) {}
        record Output(@Doc("Found.") Page<Found> found, List<ForeignText> hints, Optional<List<Lead>> leads) {}

        var shape = Shape.of(Output.class);

        assertThat(shape.mentions(ResourceId.class)).isTrue();
        assertThat(shape.mentions(Page.class)).isTrue();
        assertThat(shape.mentions(Lead.class)).isTrue();
        assertThat(shape.mentions(Guarded.class)).isFalse();
        assertThat(shape.recordsNaming(ResourceId.class)).containsExactly(Found.class);
        assertThat(shape.recordsNaming(Lead.class)).containsExactly(Output.class, Found.class);
        assertThat(shape.foreignFields()).containsExactly("hints", "name");
        assertThat(shape.plainTextFields()).containsExactly("Lead.id");
        assertThat(shape.componentsWithoutDoc())
                .containsExactly("Output.hints", "Output.leads", "Found.box", "Found.lead", "Lead.id", "Lead.name");
    }

    enum Side {
        LEFT,
        RIGHT
    }

    sealed interface Alike permits One, Other {}

    record One(int a, Optional<String> b) implements Alike {}

    record Other(int a, Optional<Integer> b) implements Alike {}

    record Selfish(Optional<Selfish> other, int depth) {}

    record Endless<T>(Optional<Endless<List<T>>> other, int depth) {}

    record Wide(Id a, int b) implements ResourceId {
        @Override
        public String value() {
            return a.value();
        }
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        record Wrong(
                @Size(max = 3) boolean sized,
                @Range(min = 1) String ranged,
                @Matches("[a-z]+") int matched,
                @Size(max = 3) Side enumerated,
                @Size(min = 3, max = 2) String contradicted,
                @Matches("(a)\\1") String backReference,
                @Default("up") Side defaulted,
                @Default("2026-02-30") LocalDate day,
                @Default("50") @Range(max = 5) int number,
                @Default("x") Optional<String> optional,
                @Default(Default.USER_ZONE) String notAZone,
                @Needs(Access.READ) String needs,
                @Needs(Access.HIDDEN) Id hidden,
                Map<String, String> map,
                Object object,
                List<Optional<String>> optionals,
                Alike alike,
                Selfish selfish,
                Endless<String> endless,
                Wide wide,
                Box<@Size(max = 3) Id> box,
                float single,
                ZoneId fine) {}

        assertThatThrownBy(() -> Shape.of(Wrong.class))
                .isInstanceOf(IllegalStateException.class)
                .satisfies(wrong -> assertThat(wrong.getMessage().lines())
                        .satisfiesExactly(
                                line -> assertThat(line).endsWith("Wrong cannot be described:"),
                                line -> assertThat(line).isEqualTo("- Wrong.sized: @Size says nothing about Boolean"),
                                line -> assertThat(line).isEqualTo("- Wrong.ranged: @Range says nothing about String"),
                                line -> assertThat(line)
                                        .isEqualTo("- Wrong.matched: @Matches says nothing about Integer"),
                                line -> assertThat(line).isEqualTo("- Wrong.enumerated: @Size says nothing about Side"),
                                line -> assertThat(line)
                                        .isEqualTo(
                                                "- Wrong.contradicted: the least is above the greatest, or below zero"
                                                        + " for a length"),
                                line -> assertThat(line)
                                        .startsWith("- Wrong.backReference: @Matches(\"(a)\\1\") has \\1"),
                                line -> assertThat(line)
                                        .isEqualTo(
                                                "- Wrong.defaulted: @Default(\"up\") does not fit: one of: left, right"),
                                line -> assertThat(line)
                                        .isEqualTo(
                                                "- Wrong.day: @Default(\"2026-02-30\") does not fit: a date such as 2026-03-01"),
                                line -> assertThat(line)
                                        .isEqualTo(
                                                "- Wrong.number: @Default(\"50\") does not fit: a whole number, at most 5"),
                                line -> assertThat(line).startsWith("- Wrong.optional: an Optional with a @Default"),
                                line -> assertThat(line)
                                        .isEqualTo("- Wrong.notAZone: @Default(USER_ZONE) is for a ZoneId"),
                                line -> assertThat(line).startsWith("- Wrong.needs: @Needs is about ids of resources"),
                                line -> assertThat(line).startsWith("- Wrong.hidden: @Needs(HIDDEN)"),
                                line -> assertThat(line)
                                        .startsWith("- Wrong.map: Map<String, String> has no form in JSON"),
                                line -> assertThat(line).startsWith("- Wrong.object: Object has no form in JSON"),
                                line -> assertThat(line).startsWith("- Wrong.optionals: Optional<String> has no form"),
                                line -> assertThat(line)
                                        .startsWith("- Wrong.alike: One has no required key that no other"),
                                line -> assertThat(line).startsWith("- Wrong.alike: Other has no required key"),
                                line -> assertThat(line)
                                        .isEqualTo("- Wrong.alike: the key b means another thing in Other"),
                                line -> assertThat(line).startsWith("- Selfish.other: Selfish holds itself"),
                                line -> assertThat(line).startsWith("- Endless.other: Endless holds itself"),
                                line -> assertThat(line).startsWith("- Wrong.wide: Wide is a ResourceId and must be"),
                                line -> assertThat(line).startsWith("- Wrong.box: a limit on a type argument of Box"),
                                line -> assertThat(line).startsWith("- Wrong.single: float has no form in JSON")));
    }

    @Test
    void aPackageThatIsNotOpenIsNamedWithTheLineToWrite() {
        record Input(Runtime.Version version) {}

        assertThatThrownBy(() -> Shape.of(Input.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rule 1.3: java.lang is not open to the runtime, which builds its records. In"
                        + " module-info.java write: opens java.lang to dev.connectors.api;");
    }

    @Test
    void whatIsNoRecordIsNotDescribed() {
        assertThatThrownBy(() -> Shape.of(Side.class)).hasMessageContaining("Side is not a record");
        assertThatThrownBy(() -> Shape.of(String.class)).hasMessageContaining("String is not a record");
    }

    @Test
    void aUnionCanBeTheWhole() {
        var shape = Shape.of(Visit.Repeats.class);

        var until = shape.read("{\"last\":\"2026-03-01\"}", Shape.Defaults.NONE);

        assertThat(until).isEqualTo(new Visit.Until(LocalDate.of(2026, 3, 1), Optional.empty()));
        assertThat(shape.read(shape.canonical(until), Shape.Defaults.NONE)).isEqualTo(until);
    }

    sealed interface Three permits A, B, C {}

    record A(int a, Optional<Integer> shared) implements Three {}

    record B(int b, Optional<Integer> shared) implements Three {}

    record C(int c, Optional<Integer> own) implements Three {}

    @Test
    void aKeyOfOtherMembersOfAUnionIsAFault() {
        var shape = Shape.of(Three.class);

        assertThat(shape.read("{\"shared\":1,\"b\":2}", Shape.Defaults.NONE)).isEqualTo(new B(2, Optional.of(1)));
        assertThatThrownBy(() -> shape.read("{\"shared\":1,\"c\":2}", Shape.Defaults.NONE))
                .hasMessage("shared: an object with the keys c, own (found a key of another kind of object)");
        assertThatThrownBy(() -> shape.read("{\"own\":1}", Shape.Defaults.NONE))
                .hasMessage("c: a whole number (found nothing)");
    }
}
