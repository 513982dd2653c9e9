package dev.connectors.domain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** True or false. */
final class FlagKind extends Kind {

    static final FlagKind FLAG = new FlagKind();

    private FlagKind() {}

    @Override
    String misplaced(Limits wanted) {
        return wanted.beyond(false, false, false);
    }

    @Override
    Class<?> type() {
        return Boolean.class;
    }

    @Override
    String expected() {
        return "true or false";
    }

    @Override
    @Nullable
    Object read(Reading in) throws IOException {
        var token = in.source.token();
        if (token != Source.Token.TRUE && token != Source.Token.FALSE) {
            return in.misfit(expected());
        }
        return token == Source.Token.TRUE;
    }

    @Override
    void schema(JsonGenerator out) throws IOException {
        out.writeStringField("type", "boolean");
    }

    @Override
    void write(Object value, JsonGenerator out, Shape.Output sink, String field) throws IOException {
        out.writeBoolean((boolean) value);
    }

    @Override
    void canonical(Object value, StringBuilder out) {
        out.append((boolean) value);
    }
}
