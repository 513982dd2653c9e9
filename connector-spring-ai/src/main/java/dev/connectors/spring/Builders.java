package dev.connectors.spring;

import dev.connectors.runtime.Connectors;
import dev.connectors.runtime.ConnectorsBuilder;
import dev.connectors.store.Stores;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Properties as a builder. What is wrong with them is collected, and told together with what the builder itself finds. */
final class Builders {

    private final ConnectorsProperties properties;
    private final List<String> faults = new ArrayList<>();
    private final ConnectorsBuilder builder = Connectors.builder();

    private Builders(ConnectorsProperties properties) {
        this.properties = properties;
    }

    /**
     * The library as the properties and the host's beans say.
     *
     * @throws SetUpException with everything that is wrong
     */
    static Connectors build(
            ConnectorsProperties properties,
            boolean principalsKnown,
            Optional<Stores> stores,
            Stream<ConnectorsBuilderCustomizer> customizers) {
        var builders = new Builders(properties);
        if (!principalsKnown) {
            builders.faults.add(
                    "No bean says who a signed-in user is, so nobody's accounts could be told apart. Declare one: "
                            + "@Bean PrincipalResolver principals() { return user -> Principal.of(\"your-workspace\", user.getName()); }");
        }
        builders.apply(stores);
        customizers.forEach(customizer -> customizer.customize(builders.builder));
        return builders.built();
    }

    private void apply(Optional<Stores> stores) {
        properties
                .settings()
                .forEach((provider, values) ->
                        values.forEach((name, value) -> builder.set(provider + "." + name, value)));
        properties.clients().forEach(this::client);
        properties
                .keys()
                .forEach((provider, key) -> given(key).ifPresent(own -> builder.applicationKey(provider, own)));
        given(properties.callback()).ifPresent(builder::callback);
        given(properties.key()).ifPresent(this::key);
        given(properties.zone()).ifPresent(this::zone);
        builder.deadline(properties.deadline());
        stores.ifPresent(builder::store);
        if (stores.isEmpty() && properties.store() == ConnectorsProperties.Store.JDBC) {
            faults.add("connectors.store is jdbc, but no bean of type " + Stores.class.getName()
                    + " is there to be it. Declare one, or write connectors.store: memory.");
        }
    }

    private void client(String provider, ConnectorsProperties.OAuthClient client) {
        given(client.clientSecret())
                .ifPresentOrElse(
                        secret -> builder.oauthClient(provider, client.clientId(), secret),
                        () -> builder.oauthClient(provider, client.clientId()));
    }

    private void key(String text) {
        try {
            builder.key(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            faults.add("connectors.key is 32 bytes in Base64, such as `openssl rand -base64 32` writes.");
        }
    }

    private void zone(String text) {
        try {
            builder.zone(ZoneId.of(text));
        } catch (DateTimeException e) {
            faults.add("connectors.zone is an IANA zone, such as America/Denver: '" + text + "'.");
        }
    }

    /** The builder is asked in any case, so that all faults are told at once. */
    private Connectors built() {
        Optional<Connectors> connectors = Optional.empty();
        try {
            connectors = Optional.of(builder.build());
        } catch (IllegalStateException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        if (connectors.isPresent() && faults.isEmpty()) {
            return connectors.get();
        }
        connectors.ifPresent(Connectors::close);
        throw new SetUpException(String.join(System.lineSeparator(), faults));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isBlank());
    }
}
