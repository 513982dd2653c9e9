package dev.connectors.approval;

import dev.connectors.domain.Plan;
import dev.connectors.domain.Shape;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a yes is bound to: what was shown, as data. Its hash is taken over canonical JSON (RFC 8785), so that every node computes
 * the same. Versions such as etags are not in it: providers change them by themselves.
 *
 * @param tool the action, as its tool is called
 * @param connection id of the connection
 * @param conversation id of the conversation
 * @param arguments canonical JSON of the input
 * @param effects names, sorted
 * @param resources ids with the rung that is needed, in the plan's order
 * @param recipients addresses, in the plan's order
 * @param others whether people beyond these may be reached
 * @param question the preview's question
 * @param lines the preview's lines
 */
public record Binding(
        String tool,
        String connection,
        String conversation,
        String arguments,
        List<String> effects,
        List<String> resources,
        List<String> recipients,
        boolean others,
        String question,
        List<String> lines) {

    private static final Shape<Binding> SHAPE = Shape.of(Binding.class);

    /** What a plan shows. */
    public static Binding of(String tool, String connection, String conversation, String arguments, Plan plan) {
        return new Binding(
                tool,
                connection,
                conversation,
                arguments,
                plan.effects().stream().map(Enum::name).sorted().toList(),
                plan.resources().stream()
                        .map(use -> use.id().value() + " " + use.needs())
                        .toList(),
                plan.recipients().named().stream().map(Object::toString).toList(),
                plan.recipients().others(),
                plan.preview().question(),
                plan.preview().lines().stream()
                        .map(line -> line.label() + ": " + line.value())
                        .toList());
    }

    /** SHA-256 over the canonical JSON, in hex. */
    public String hash() {
        return sha256(SHAPE.canonical(this));
    }

    /** SHA-256 in hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
