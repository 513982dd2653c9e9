package dev.connectors.examples.listings;

import dev.connectors.domain.Shape;
import dev.connectors.domain.listings.ListingKey;
import dev.connectors.domain.listings.SyncListings.Entry;
import dev.connectors.listings.ListingStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listings of one dataset in an H2 file. A listing is kept, with its photos, as the JSON of its record, beside the columns that a host asks by. A batch
 * is one transaction, so a process that ends in the middle of one has kept nothing of it.
 */
public final class H2ListingStore implements ListingStore, AutoCloseable {

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS listing (
              listing_key VARCHAR(255) PRIMARY KEY,
              changed TIMESTAMP(9) WITH TIME ZONE NOT NULL,
              pass BIGINT NOT NULL,
              status VARCHAR(50),
              price DECIMAL(14, 2),
              photos INT NOT NULL,
              content JSON NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS listing_pass ON listing (pass)",
            "CREATE TABLE IF NOT EXISTS checkpoint (task VARCHAR(40) PRIMARY KEY, place VARCHAR(8000) NOT NULL)");

    /** A listing that is kept and changed later stays as it is, but for the pass. */
    private static final String PUT = """
            MERGE INTO listing AS kept
            USING (VALUES (CAST(? AS VARCHAR(255)), CAST(? AS TIMESTAMP(9) WITH TIME ZONE), CAST(? AS BIGINT),
                CAST(? AS VARCHAR(50)), CAST(? AS DECIMAL(14, 2)), CAST(? AS INT), ? FORMAT JSON))
              AS fresh (listing_key, changed, pass, status, price, photos, content)
            ON kept.listing_key = fresh.listing_key
            WHEN MATCHED AND kept.changed > fresh.changed THEN UPDATE SET pass = GREATEST(kept.pass, fresh.pass)
            WHEN MATCHED THEN UPDATE SET changed = fresh.changed, pass = GREATEST(kept.pass, fresh.pass),
              status = fresh.status, price = fresh.price, photos = fresh.photos, content = fresh.content
            WHEN NOT MATCHED THEN INSERT VALUES (fresh.listing_key, fresh.changed, fresh.pass, fresh.status,
              fresh.price, fresh.photos, fresh.content)""";

    private final Connection connection;

    private H2ListingStore(Connection connection) {
        this.connection = connection;
    }

    /** Opens the file, and makes it where it is not there. */
    public static H2ListingStore open(Path file) {
        try {
            var connection = DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0");
            try (var statement = connection.createStatement()) {
                for (var table : TABLES) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            return new H2ListingStore(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the file cannot be opened", e);
        }
    }

    @Override
    public Optional<String> checkpoint(String task) {
        return read("SELECT place FROM checkpoint WHERE task = ?", statement -> {
            statement.setString(1, task);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }

    @Override
    public void commit(Batch batch) {
        try {
            put(batch);
            keys("UPDATE listing SET pass = GREATEST(pass, ?) WHERE listing_key = ?", batch.pass(), batch.seen());
            keys("DELETE FROM listing WHERE ? >= 0 AND listing_key = ?", batch.pass(), batch.removed());
            try (var statement = connection.prepareStatement("MERGE INTO checkpoint KEY (task) VALUES (?, ?)")) {
                statement.setString(1, batch.task());
                statement.setString(2, batch.checkpoint());
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw undone(e);
        }
    }

    private void put(Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement(PUT)) {
            for (var entry : batch.put()) {
                bind(statement, entry, batch.pass());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Entry entry, long pass) throws SQLException {
        var listing = entry.listing().orElseThrow();
        statement.setString(1, entry.ListingKey().value());
        statement.setObject(2, entry.changed().atOffset(ZoneOffset.UTC));
        statement.setLong(3, pass);
        statement.setString(4, listing.status().StandardStatus().orElse(null));
        statement.setBigDecimal(5, listing.price().ListPrice().orElse(null));
        statement.setInt(6, entry.photos().size());
        statement.setBytes(7, Shape.of(Entry.class).canonical(entry));
    }

    private void keys(String sql, long pass, List<ListingKey> keys) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var key : keys) {
                statement.setLong(1, pass);
                statement.setString(2, key.value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public long count() {
        return number("SELECT COUNT(*) FROM listing WHERE ? >= 0", 0);
    }

    @Override
    public long unseen(long pass) {
        return number("SELECT COUNT(*) FROM listing WHERE pass < ?", pass);
    }

    private long number(String sql, long parameter) {
        return read(sql, statement -> {
            statement.setLong(1, parameter);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public List<ListingKey> unseen(long pass, int most) {
        return read("SELECT listing_key FROM listing WHERE pass < ? ORDER BY listing_key LIMIT ?", statement -> {
            statement.setLong(1, pass);
            statement.setInt(2, most);
            var keys = new ArrayList<ListingKey>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(new ListingKey(rows.getString(1)));
                }
            }
            return keys;
        });
    }

    /** A listing and its photos as JSON, as they are kept. */
    public Optional<String> content(ListingKey key) {
        return read("SELECT content FROM listing WHERE listing_key = ?", statement -> {
            statement.setString(1, key.value());
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new String(rows.getBytes(1), StandardCharsets.UTF_8))
                        : Optional.empty();
            }
        });
    }

    /** The keys that are kept, in their order. */
    public List<String> keys() {
        return read("SELECT listing_key FROM listing ORDER BY listing_key", statement -> {
            var keys = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
            return keys;
        });
    }

    private interface Reading<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T read(String sql, Reading<T> reading) {
        try (var statement = connection.prepareStatement(sql)) {
            var value = reading.of(statement);
            connection.commit();
            return value;
        } catch (SQLException e) {
            throw undone(e);
        }
    }

    private IllegalStateException undone(SQLException e) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            e.addSuppressed(again);
        }
        return new IllegalStateException("the database refused; nothing was kept of it", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be closed", e);
        }
    }
}
