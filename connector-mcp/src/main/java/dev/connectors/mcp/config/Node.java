package dev.connectors.mcp.config;

import java.util.List;

/** A JSON value, and the line on which it begins. Immutable. */
sealed interface Node {

    /** From 1. */
    int line();

    /** What it is, for the sentence of a fault: "a text". */
    String kind();

    /** An object, its fields in the order of the file and each as often as it stands there. */
    record Fields(int line, List<Field> fields) implements Node {
        public Fields {
            fields = List.copyOf(fields);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /** A field, and the line of its name. */
    record Field(String name, int line, Node value) {}

    /** An array. */
    record Items(int line, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A string. */
    record Text(int line, String value) implements Node {
        @Override
        public String kind() {
            return "a text";
        }

        /** It may hold a secret. */
        @Override
        public String toString() {
            return "Text[line=" + line + "]";
        }
    }

    /** A number, as it is written. */
    record Number(int line, String digits) implements Node {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(int line, boolean value) implements Node {
        @Override
        public String kind() {
            return value ? "true" : "false";
        }
    }

    /** {@code null}. */
    record Nothing(int line) implements Node {
        @Override
        public String kind() {
            return "null";
        }
    }
}
