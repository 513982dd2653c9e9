package dev.connectors.tool;

import dev.connectors.approval.Approval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a call ended with. Immutable. The text is for the model, whatever it says; the code, the approval and the sign-in are for
 * the host.
 *
 * @param text JSON: {@code {"data": ...}} or {@code {"error": ...}}
 * @param code {@code ok} or the stable code of the error
 * @param approval the question that waits for a person
 * @param signIns what a person must do about accounts: for all of it, or for those that are lacking in it
 * @param reason what the person may read about a refusal; more than the model learns, and never for it
 */
public record ToolResult(
        String text, String code, Optional<Approval> approval, List<SignInNeeded> signIns, Optional<String> reason) {

    /**
     * What a person must do before a call can go on.
     *
     * @param connector id of the connector
     * @param kind what it is
     * @param sentence the same for the person, such as "Sign in to Google to go on."
     */
    public record SignInNeeded(String connector, Kind kind, String sentence) {

        /** What a person must do. */
        public enum Kind {
            /** Sign in on the provider's page: {@code Settings.signIn} says where to send the browser. */
            PAGE,
            /** Give a key that they have from the provider: {@code Settings.connect}. */
            KEY,
            /** Turn the connector on again, which asks them for nothing else: {@code Settings.turnOn}. */
            TURN_ON
        }
    }

    public ToolResult {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(code, "code");
        signIns = List.copyOf(signIns);
    }

    /** What a person must do first. */
    public Optional<SignInNeeded> signIn() {
        return signIns.stream().findFirst();
    }

    /** A result that is no error. */
    public static ToolResult ok(String text) {
        return new ToolResult(text, "ok", Optional.empty(), List.of(), Optional.empty());
    }

    /** Whether it is no error. */
    public boolean isOk() {
        return code.equals("ok");
    }

    /** Without the text: it holds contents. */
    @Override
    public String toString() {
        return "ToolResult[" + code + ", " + text.length() + " characters]";
    }
}
