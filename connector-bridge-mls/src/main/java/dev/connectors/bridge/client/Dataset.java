package dev.connectors.bridge.client;

import dev.connectors.domain.listings.DatasetId;
import dev.connectors.spi.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A dataset and the licence under which it is read. Immutable.
 *
 * @param id the host's name for it
 * @param feed the licence
 */
public record Dataset(DatasetId id, Feed feed) {

    /** A licence, which decides how a listing counts that says nothing about its display. */
    public enum Feed {
        /**
         * For display to anybody: a listing that may not be shown is left out by the MLS, so silence is consent. Nobody reads more of
         * it than the public.
         */
        IDX,
        /** For registered clients: silence is no consent. */
        VOW,
        /** The back office of a broker: everything is in it, so silence is no consent. */
        BBO
    }

    /** Its name. */
    public static final String SETTING = "dataset";

    private static final String SETTING_DOC =
            "Datasets that the token may read, such as actris_ref; several with commas. A licence other than IDX"
                    + " stands after a colon: actris_ref:vow or actris_ref:bbo.";

    private static final String ENTRY = "[A-Za-z0-9][A-Za-z0-9_. -]{0,79}(:(idx|vow|bbo))?";

    /** The setting that the host application must give; of another form it is refused at the start. */
    public static Setting setting() {
        return Setting.of(SETTING, SETTING_DOC).matching("\\s*" + ENTRY + "\\s*(,\\s*" + ENTRY + "\\s*)*");
    }

    public Dataset {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(feed, "feed");
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException if it is no list of datasets; the message says what was expected
     */
    public static List<Dataset> parse(String setting) {
        var datasets = new ArrayList<Dataset>();
        for (var part : setting.split(",", -1)) {
            var entry = part.strip();
            if (!entry.matches(ENTRY)) {
                throw new IllegalArgumentException("dataset: " + SETTING_DOC);
            }
            int colon = entry.indexOf(':');
            var id = new DatasetId(colon < 0 ? entry : entry.substring(0, colon));
            var feed = colon < 0
                    ? Feed.IDX
                    : Feed.valueOf(entry.substring(colon + 1).toUpperCase(Locale.ROOT));
            if (datasets.stream().anyMatch(known -> known.id().equals(id))) {
                throw new IllegalArgumentException("dataset: each once");
            }
            datasets.add(new Dataset(id, feed));
        }
        return List.copyOf(datasets);
    }
}
