package dev.connectors.call;

import dev.connectors.approval.Binding;
import dev.connectors.domain.Cursor;
import dev.connectors.domain.Page;
import dev.connectors.domain.Shape;
import dev.connectors.error.ConnectorException;
import dev.connectors.error.InvalidArguments;
import dev.connectors.tool.CursorSeal;
import dev.connectors.tool.CursorStore;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Cursors as a caller meets them: sealed, bound to the principal, the tool, the query and the account that was named, or that a person
 * was asked about; good for an hour. The sources are inside. One that is long is kept, and its handle given instead, since a model
 * repeats it character by character.
 */
final class Cursors {

    private static final String HANDLE = "h1.";
    /** Where a token goes that no strict reader must like. */
    private static final Cursor PLACE = new Cursor("place");

    /** About 400 tokens of a model's answer; two Graph links are longer. */
    private static final int LONGEST = 512;

    /** The component that holds a cursor, per input; looked for by reflection, so once. */
    private static final ClassValue<Optional<String>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> input) {
            return Arrays.stream(input.getRecordComponents())
                    .filter(Cursors::isCursor)
                    .map(RecordComponent::getName)
                    .findFirst();
        }
    };

    private final Services services;

    Cursors(Services services) {
        this.services = services;
    }

    /** Whether a list can be read on. */
    static boolean taken(Call call) {
        return COMPONENTS.get(call.offer().contract().input()).isPresent();
    }

    /**
     * Where the input says to go on; empty where it begins.
     *
     * @param sources the accounts that it may be for
     * @param ledTo the call as each of them would be asked it; empty where it has not what is asked for
     */
    Optional<SourceCursor> opened(
            Call call, List<Routing.Source> sources, Function<Routing.Source, Optional<Call>> ledTo) {
        var given = taken(call) ? cursor(call.offer().contract().input(), call.given()) : Optional.<Cursor>empty();
        return given.map(cursor -> sealed(call, cursor)
                .flatMap(text -> services.seal()
                        .open(text, binding(call, call.account.orElse(""), call.given()))
                        .or(() -> afterYes(text, sources, ledTo)))
                .map(SourceCursor::of)
                .orElseThrow(() -> over(call)));
    }

    /** Of a page that was read after a yes nobody knows any more how its account was named, only which it was. */
    private Optional<byte[]> afterYes(
            String text, List<Routing.Source> sources, Function<Routing.Source, Optional<Call>> ledTo) {
        return sources.stream()
                .flatMap(source ->
                        ledTo
                                .apply(source)
                                .flatMap(led -> services.seal().open(text, afterYes(led, source, led.input())))
                                .stream())
                .findFirst();
    }

    /** An input, with a provider's page token in the place of the cursor that the caller gave, or without any. */
    static Object at(Class<?> type, Object input, Optional<Cursor> token) {
        var name = COMPONENTS.get(type);
        if (name.isEmpty() || (token.isEmpty() && cursor(type, input).isEmpty())) {
            return input;
        }
        var shape = Reading.shape(type);
        var json = Reading.with(
                new String(shape.canonical(input), StandardCharsets.UTF_8),
                name.get(),
                token.map(raw -> PLACE.value()));
        var placed = shape.read(json, Shape.Defaults.NONE);
        return token.map(raw -> shape.mapCursors(placed, place -> raw)).orElse(placed);
    }

    /** The output, with what the caller hands in to read on in the place of a provider's token. */
    void seal(Call call) {
        var shape = Reading.shape(call.offer().contract().output());
        if (shape.mentions(Page.class)) {
            call.output =
                    shape.mapNext(call.output(), token -> sealed(call, call.rest.orElseGet(() -> rest(call, token))));
        }
    }

    /** The error for a cursor that is good for nothing here. */
    static ConnectorException over(Call call) {
        return InvalidArguments.at(
                COMPONENTS.get(call.offer().contract().input()).orElse("next"),
                "the 'next' of the last result of this very call, not older than an hour; leave it out to begin anew");
    }

    private static SourceCursor rest(Call call, Cursor token) {
        return new SourceCursor(List.of(SourceCursor.Mark.at(source(call).key(), Optional.of(token))));
    }

    private static Routing.Source source(Call call) {
        return new Routing.Source(call.bound(), call.connection());
    }

    private Optional<String> sealed(Call call, Cursor cursor) {
        return cursor.value().startsWith(HANDLE)
                ? services.cursors()
                        .find(call.caller.principal(), cursor.value())
                        .map(CursorStore.Kept::sealed)
                : Optional.of(cursor.value());
    }

    private Cursor sealed(Call call, SourceCursor rest) {
        var binding = call.resumed.isPresent()
                ? afterYes(call, source(call), call.given())
                : binding(call, call.account.orElse(""), call.given());
        var sealed = services.seal().seal(rest.bytes(), binding);
        if (sealed.length() <= LONGEST) {
            return new Cursor(sealed);
        }
        var handle = HANDLE + services.operationIds().get();
        services.cursors()
                .put(new CursorStore.Kept(
                        handle,
                        call.caller.principal(),
                        sealed,
                        services.clock().instant().plus(CursorSeal.LIFE)));
        return new Cursor(handle);
    }

    /** With a separator that no label has. */
    private static String afterYes(Call call, Routing.Source source, Object canonical) {
        return binding(call, "\n" + source.key(), canonical);
    }

    private static String binding(Call call, String account, Object input) {
        var type = call.offer().contract().input();
        var query = Reading.without(
                new String(Reading.shape(type).canonical(input), StandardCharsets.UTF_8),
                COMPONENTS.get(type).orElse(""));
        return String.join(
                "\n",
                call.caller.principal().workspace(),
                call.caller.principal().user(),
                call.tool,
                account,
                Binding.sha256(query.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<Cursor> cursor(Class<?> type, Object input) {
        var found = new ArrayList<Cursor>(1);
        Reading.shape(type).mapCursors(input, cursor -> {
            found.add(cursor);
            return cursor;
        });
        return found.stream().findFirst();
    }

    private static boolean isCursor(RecordComponent component) {
        return component.getType() == Cursor.class
                || (component.getGenericType() instanceof ParameterizedType type
                        && type.getRawType() == Optional.class
                        && type.getActualTypeArguments()[0] == Cursor.class);
    }
}
