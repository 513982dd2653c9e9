package dev.connectors.testkit.contract;

/**
 * One fault of a request or an answer.
 *
 * <p>Immutable. The text form is {@code body.start.dateTme: not in schema EventDateTime}.
 *
 * @param method the id of the API method, such as {@code calendar.events.insert}, or verb and path where none fits
 * @param path where: {@code query.name}, {@code path.name} or {@code body.a.b[0]}
 * @param fault what is wrong, without the value
 */
public record Violation(String method, String path, String fault) {

    @Override
    public String toString() {
        return method + ", " + path + ": " + fault;
    }
}
