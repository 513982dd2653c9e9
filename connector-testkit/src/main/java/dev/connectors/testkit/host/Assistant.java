package dev.connectors.testkit.host;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a model does through a host, in one chat of one person. Implemented by a host's test; used by one thread. */
public interface Assistant {

    /**
     * A tool as the model gets it.
     *
     * @param name the name that it calls
     * @param description what it reads
     * @param inputSchema JSON Schema of the arguments
     */
    record Offered(String name, String description, String inputSchema) {

        public Offered {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(inputSchema, "inputSchema");
        }
    }

    /**
     * What the model reads after a call.
     *
     * @param text the result's text, as the framework hands it on
     * @param error whether the framework marks it as an error; empty where it knows no such mark
     */
    record Reply(String text, Optional<Boolean> error) {

        public Reply {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(error, "error");
        }

        /** Of a framework without a mark. */
        public static Reply of(String text) {
            return new Reply(text, Optional.empty());
        }
    }

    /** The tools that the next turn of the chat offers. */
    List<Offered> tools();

    /**
     * A call by the model, through all that the framework does with one.
     *
     * @param arguments the text that the model wrote, JSON or not
     */
    Reply call(String tool, String arguments);

    /**
     * A call by a model that was offered its tools before something happened. A host whose framework runs the whole turn lets it happen
     * there, between the offer and the call.
     */
    default Reply callAfter(Runnable meanwhile, String tool, String arguments) {
        tools();
        meanwhile.run();
        return call(tool, arguments);
    }
}
