package dev.connectors.mcp.config;

/**
 * What is dangerous and was not refused. Immutable.
 *
 * @param code stable, such as {@code config_readable_by_others}
 * @param sentence what it means and what to do
 */
public record Warning(String code, String sentence) {

    @Override
    public String toString() {
        return code + ": " + sentence;
    }
}
