package dev.connectors.bridge.client;

import dev.connectors.bridge.query.Dialect;
import dev.connectors.domain.Access;
import dev.connectors.domain.ResourceId;
import dev.connectors.domain.listings.DatasetId;
import dev.connectors.spi.ApiReader;
import dev.connectors.spi.ReadContext;
import dev.connectors.testkit.contract.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Clients for tests in which nothing may be sent: whoever asks for a connection fails the test. */
public final class Offline {

    private Offline() {}

    /** The metadata of a RESO file. */
    public static Metadata metadata(String file) {
        try {
            return MetadataReader.read(Files.readAllBytes(Contracts.requireReso(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of a dataset called metro_ref. */
    public static ResoClient client(Metadata metadata, Dialect dialect) {
        return new ResoClient(new Unconnected(), dialect, new DatasetId("metro_ref"), false, metadata);
    }

    /** Its lookups. */
    public static Lookups lookups(Metadata metadata) {
        return new Lookups(metadata);
    }

    private static final class Unconnected implements ReadContext {

        @Override
        public ApiReader http() {
            throw new AssertionError("nothing may be sent here");
        }

        @Override
        public Optional<String> setting(String name) {
            return Optional.empty();
        }

        @Override
        public <R extends ResourceId> Map<R, Access> visible(Class<R> type) {
            return Map.of();
        }

        @Override
        public Optional<String> accountName() {
            return Optional.empty();
        }

        @Override
        public String operationId() {
            return "0123456789abcdefghijklmnop";
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("America/Denver");
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public void checkpoint() {}
    }
}
