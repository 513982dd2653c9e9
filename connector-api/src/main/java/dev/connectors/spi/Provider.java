package dev.connectors.spi;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whoever knows the user, as data: sign-in, origins, settings, and how errors read. Immutable. Two connectors of one provider
 * hold equal providers; otherwise the start stops and names both jars.
 */
public final class Provider {

    /**
     * A setting that the host gives, such as a folder.
     *
     * @param name lower case, such as {@code folder}
     * @param doc what to put in
     */
    public record Setting(String name, String doc) {
        public Setting {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(doc, "doc");
        }
    }

    private final String id;
    private final String title;
    private final Auth auth;
    private final List<Origin> origins;
    private final List<Setting> settings;
    private final ErrorReader errors;

    private Provider(
            String id, String title, Auth auth, List<Origin> origins, List<Setting> settings, ErrorReader errors) {
        if (!id.matches("[a-z][a-z0-9_]{1,39}")) {
            throw new IllegalArgumentException(
                    "rule 1.1: a provider's id is 2 to 40 lower case letters, digits and underscores: " + id);
        }
        this.id = id;
        this.title = Objects.requireNonNull(title, "title");
        this.auth = Objects.requireNonNull(auth, "auth");
        this.origins = List.copyOf(origins);
        this.settings = List.copyOf(settings);
        this.errors = Objects.requireNonNull(errors, "errors");
    }

    /**
     * A provider.
     *
     * @param id such as {@code google}
     * @param title such as "Google"
     * @param auth how it knows the user
     */
    public static Provider of(String id, String title, Auth auth) {
        return new Provider(id, title, auth, List.of(), List.of(), ErrorReader.byStatus());
    }

    /**
     * A provider that knows its users by an API key, sent as {@code Authorization: Bearer} until said otherwise.
     *
     * @param id such as {@code leadbook}; its title is the same with a capital
     * @param origin the only origin that is ever called
     */
    public static Provider apiKey(String id, String origin) {
        var title = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        return of(id, title, StaticToken.inHeader("Authorization", "Bearer ")).origin("api", origin);
    }

    /** The header of an API key, and its form with {@code {key}} in it. */
    public Provider sentAs(String header, String form) {
        var token = staticToken();
        return with(new StaticToken(header, form, token.help(), token.checkedBy()));
    }

    /** Where a person finds the API key. */
    public Provider help(String where) {
        var token = staticToken();
        return with(new StaticToken(token.header(), token.form(), Optional.of(where), token.checkedBy()));
    }

    /** A path that answers 2xx when the API key is good. */
    public Provider checkedBy(String path) {
        var token = staticToken();
        return with(new StaticToken(token.header(), token.form(), token.help(), Optional.of(path)));
    }

    /** An origin that gets our token. The first one is the default. */
    public Provider origin(String name, String base) {
        return origin(new Origin(name, URI.create(base), Bearer.ALWAYS, false));
    }

    /** An origin, and whether it gets our token. */
    public Provider origin(String name, String base, Bearer bearer) {
        return origin(new Origin(name, URI.create(base), bearer, false));
    }

    /** An origin. */
    public Provider origin(Origin origin) {
        var more = new ArrayList<>(origins);
        more.removeIf(o -> o.name().equals(origin.name()));
        more.add(origin);
        return new Provider(id, title, auth, more, settings, errors);
    }

    /** A setting that the host must give, such as {@code folder}. */
    public Provider setting(String name, String doc) {
        var more = new ArrayList<>(settings);
        more.add(new Setting(name, doc));
        return new Provider(id, title, auth, origins, more, errors);
    }

    /** How its error answers read. */
    public Provider errors(ErrorReader errors) {
        return new Provider(id, title, auth, origins, settings, errors);
    }

    /** The same with another sign-in and other origins; for stand-ins, which replace all or none. */
    public Provider at(Auth auth, List<Origin> origins) {
        return new Provider(id, title, auth, origins, settings, errors);
    }

    /** Such as {@code google}. */
    public String id() {
        return id;
    }

    /** Such as "Google". */
    public String title() {
        return title;
    }

    /** How it knows the user. */
    public Auth auth() {
        return auth;
    }

    /** Where requests may go; the first is the default. */
    public List<Origin> origins() {
        return origins;
    }

    /** What the host must give. */
    public List<Setting> settings() {
        return settings;
    }

    /** How its error answers read. */
    public ErrorReader errors() {
        return errors;
    }

    private StaticToken staticToken() {
        if (auth instanceof StaticToken token) {
            return token;
        }
        throw new IllegalStateException("only a provider with an API key has this: " + id);
    }

    private Provider with(Auth other) {
        return new Provider(id, title, other, origins, settings, errors);
    }

    /** Equal in all that decides where tokens go; the reader of errors is code and is not compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Provider that
                && id.equals(that.id)
                && title.equals(that.title)
                && auth.equals(that.auth)
                && origins.equals(that.origins)
                && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, title, auth, origins, settings);
    }

    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }
}
