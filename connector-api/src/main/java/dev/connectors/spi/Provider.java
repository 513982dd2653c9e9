package dev.connectors.spi;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whoever knows the user, as data: sign-in, origins, settings, and how errors read. Immutable. Two connectors of one provider
 * hold equal providers; otherwise the start stops and names both jars.
 */
public final class Provider {

    private final String id;
    private final String title;
    private final Auth auth;
    private final List<Origin> origins;
    private final List<Setting> settings;
    private final ErrorReader errors;
    private final Optional<Quota> quota;
    private final Optional<SelfPath> self;

    private Provider(
            String id,
            String title,
            Auth auth,
            List<Origin> origins,
            List<Setting> settings,
            ErrorReader errors,
            Optional<Quota> quota,
            Optional<SelfPath> self) {
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
        this.quota = quota;
        this.self = self;
    }

    /**
     * A provider.
     *
     * @param id such as {@code google}
     * @param title such as "Google"
     * @param auth how it knows the user
     */
    public static Provider of(String id, String title, Auth auth) {
        return new Provider(
                id, title, auth, List.of(), List.of(), ErrorReader.byStatus(), Optional.empty(), Optional.empty());
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
        return with(new StaticToken(header, form, token.help(), token.checkedBy(), token.removal()));
    }

    /** Where a person finds the API key. */
    public Provider help(String where) {
        var token = staticToken();
        return with(
                new StaticToken(token.header(), token.form(), Optional.of(where), token.checkedBy(), token.removal()));
    }

    /** A path that answers 2xx when the API key is good. */
    public Provider checkedBy(String path) {
        var token = staticToken();
        return with(new StaticToken(token.header(), token.form(), token.help(), Optional.of(path), token.removal()));
    }

    /** How a person ends an API key at the provider, as a sentence, such as "Delete it in Leadbook &gt; Settings &gt; API keys." */
    public Provider removal(String sentence) {
        var token = staticToken();
        return with(
                new StaticToken(token.header(), token.form(), token.help(), token.checkedBy(), Optional.of(sentence)));
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
        return new Provider(id, title, auth, more, settings, errors, quota, self);
    }

    /** A setting that the host must give, such as {@code folder}. */
    public Provider setting(String name, String doc) {
        return setting(Setting.of(name, doc));
    }

    /** A setting. */
    public Provider setting(Setting setting) {
        var more = new ArrayList<>(settings);
        more.add(setting);
        return new Provider(id, title, auth, origins, more, errors, quota, self);
    }

    /** How its error answers read. */
    public Provider errors(ErrorReader errors) {
        return new Provider(id, title, auth, origins, settings, errors, quota, self);
    }

    /** How much it lets one connection ask. */
    public Provider quota(Quota quota) {
        return new Provider(id, title, auth, origins, settings, errors, Optional.of(quota), self);
    }

    /** How it spells the account itself in paths, where that depends on the token. */
    public Provider self(String own, String named) {
        return new Provider(id, title, auth, origins, settings, errors, quota, Optional.of(new SelfPath(own, named)));
    }

    /**
     * The same with the host's values for settings that endpoints and parameters of the sign-in name. Settings keep their usual value
     * where the host gives none.
     *
     * @throws IllegalArgumentException if a value does not fit its setting; says what was expected
     */
    public Provider filled(Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        for (var setting : settings) {
            var value = Optional.ofNullable(given.get(setting.name())).or(setting::usual);
            value.ifPresent(text -> values.put(setting.name(), setting.checked(id, text)));
        }
        return auth instanceof OAuth oauth ? with(oauth.filled(values)) : this;
    }

    /** The same with another sign-in and other origins; for stand-ins, which replace all or none. */
    public Provider at(Auth auth, List<Origin> origins) {
        return new Provider(id, title, auth, origins, settings, errors, quota, self);
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

    /** How much it lets one connection ask, where it says so. */
    public Optional<Quota> quota() {
        return quota;
    }

    /** How it spells the account itself in paths, where that depends on the token. */
    public Optional<SelfPath> self() {
        return self;
    }

    private StaticToken staticToken() {
        if (auth instanceof StaticToken token) {
            return token;
        }
        throw new IllegalStateException("only a provider with an API key has this: " + id);
    }

    private Provider with(Auth other) {
        return new Provider(id, title, other, origins, settings, errors, quota, self);
    }

    /** Equal in all that decides where tokens go; the reader of errors is code and is not compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Provider that
                && id.equals(that.id)
                && title.equals(that.title)
                && auth.equals(that.auth)
                && origins.equals(that.origins)
                && settings.equals(that.settings)
                && quota.equals(that.quota)
                && self.equals(that.self);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, title, auth, origins, settings, quota, self);
    }

    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }
}
