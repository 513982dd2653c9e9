package dev.connectors.mcp.config;

import java.util.Objects;

/**
 * What is wrong with the configuration, and where. Immutable.
 *
 * @param line from 1; 0 where it concerns the whole file
 * @param sentence what is wrong, and what was expected
 */
public record Fault(int line, String sentence) {

    public Fault {
        Objects.requireNonNull(sentence, "sentence");
    }

    /** As compilers and editors write it: {@code connectors.json:12: There is no setting 'principle'. ...} */
    public String in(String file) {
        return line == 0 ? file + ": " + sentence : file + ":" + line + ": " + sentence;
    }
}
