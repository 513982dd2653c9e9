package dev.connectors.http;

import dev.connectors.domain.ResourceId;
import dev.connectors.error.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A path whose placeholders are whole segments, such as <code>/calendars/{calendar}/events</code>. Immutable.
 *
 * <p>An id can never be more than its segment: what would be none (empty), or be taken for a step up by somebody on the way ({@code .} and
 * {@code ..}, which many servers see behind {@code %2E} too), is an id that nothing has.
 */
final class PathTemplate {

    /** Of a segment: plain text, or a placeholder with what may follow it, such as <code>{id}:cancel</code>. */
    private record Segment(boolean placeholder, String text) {}

    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~$()'!*+,;=:@&-]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_]*}((?::[A-Za-z0-9]+)?)");
    private static final int MAX_KEPT = 2_000;
    private static final ConcurrentHashMap<String, PathTemplate> KEPT = new ConcurrentHashMap<>();

    private final String text;
    private final List<Segment> segments;
    private final int placeholders;

    private PathTemplate(String text, List<Segment> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
        this.placeholders = (int) segments.stream().filter(Segment::placeholder).count();
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is not a plain path; a defect of the action
     */
    static PathTemplate of(String text) {
        var kept = KEPT.get(text);
        if (kept != null) {
            return kept;
        }
        var template = parse(text);
        if (KEPT.size() < MAX_KEPT) {
            KEPT.put(text, template);
        }
        return template;
    }

    private static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw fault(text, "starts with /");
        }
        var segments = new ArrayList<Segment>();
        for (var part : text.substring(1).split("/", -1)) {
            var placeholder = PLACEHOLDER.matcher(part);
            if (placeholder.matches()) {
                segments.add(new Segment(true, placeholder.group(1)));
            } else if (LITERAL.matcher(part).matches() && !part.equals(".") && !part.equals("..")) {
                segments.add(new Segment(false, part));
            } else {
                throw fault(
                        text, "has plain segments and {placeholders} between its slashes, no query and no encoding");
            }
        }
        return new PathTemplate(text, segments);
    }

    /**
     * The path with these values, each encoded.
     *
     * @throws NotFound if a value can't be anything's id
     * @throws IllegalArgumentException if their number differs; a defect of the action
     */
    String fill(Object[] values, int maxChars) {
        if (values.length != placeholders) {
            throw fault(text, "takes " + placeholders + " values, not " + values.length);
        }
        var path = new StringBuilder(text.length() + 32 * values.length);
        var next = 0;
        for (var segment : segments) {
            path.append('/');
            if (segment.placeholder()) {
                path.append(encoded(values[next++], maxChars));
            }
            path.append(segment.text());
        }
        return path.toString();
    }

    private String encoded(Object value, int maxChars) {
        var plain = value instanceof ResourceId id ? id.value() : String.valueOf(value);
        var possible = !plain.isEmpty() && plain.length() <= maxChars && !plain.equals(".") && !plain.equals("..");
        return (possible ? Percent.encoded(plain) : Optional.<String>empty())
                .orElseThrow(() -> new NotFound("Nothing has such an id. List again, and pass an id as it was given."));
    }

    private static IllegalArgumentException fault(String text, String rule) {
        return new IllegalArgumentException("rule 7.4: a path template " + rule + ": " + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
