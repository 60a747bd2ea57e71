package org.lichthof.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.lichthof.chat.ChatLog;
import org.lichthof.event.Invitations;
import org.lichthof.event.Members;
import org.lichthof.event.Secrets;
import org.lichthof.event.StoreUnavailable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The embedded store: {@code lichthof.db} in the data folder, one server at a time. */
public final class SqliteStore implements Store {
    public static final String FILE = "lichthof.db";

    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 5_000;

    /** Null: a server may be running on the folder beside us. */
    private final @Nullable FolderLock lock;

    private final HikariDataSource readers;
    private final Jdbi reading;
    private final GroupCommit writer;
    private final InstantSource clock;

    private SqliteStore(@Nullable FolderLock lock, Path file, InstantSource clock) {
        this.lock = lock;
        this.readers = readers(file);
        this.reading = Jdbi.create(readers);
        this.writer = new GroupCommit(Jdbi.create(source(file, false)));
        this.clock = clock;
    }

    /**
     * Opens the store, makes it when it is not there, and brings it up to this version.
     *
     * @param folder made when missing
     * @throws StoreUnavailable when the folder cannot be written to, another server runs on it, or a newer version did
     */
    public static SqliteStore open(Path folder, InstantSource clock) {
        FolderLock lock = FolderLock.take(folder);
        try {
            Path file = folder.resolve(FILE);
            migrate(source(file, false), file);
            return new SqliteStore(lock, file, clock);
        } catch (RuntimeException e) {
            lock.close();
            throw Trouble.translate(e);
        }
    }

    /**
     * Opens the store for a short errand, beside the server that may be running on it. Nothing is made, and nothing brought
     * up to date.
     *
     * @throws StoreUnavailable when there is none, or of another version
     */
    public static SqliteStore openBeside(Path folder, InstantSource clock) {
        Path file = existing(folder);
        try {
            Flyway flyway = flyway(source(file, false));
            refuseNewer(flyway, file);
            if (flyway.info().pending().length > 0) {
                throw new StoreUnavailable(
                        "The database " + file + " was written by an older version of Lichthof.",
                        "Start this version's server on it once; that brings it up to date.",
                        null);
            }
            return new SqliteStore(null, file, clock);
        } catch (RuntimeException e) {
            throw Trouble.translate(e);
        }
    }

    /** @throws StoreUnavailable when nothing is kept in this folder */
    static Path existing(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw new StoreUnavailable(
                    "There is no data in " + folder.toAbsolutePath().normalize() + ", or not for this user to see.",
                    "Start the server on it once, name another folder with --data or the setting 'data', or become its owner.",
                    null);
        }
        return file;
    }

    @Override
    public Members members() {
        return new SqliteMembers(this);
    }

    @Override
    public Invitations invitations() {
        return new SqliteInvitations(this);
    }

    @Override
    public Secrets secrets() {
        return new SqliteSecrets(this);
    }

    @Override
    public ChatLog chatLog() {
        return new SqliteChatLog(this);
    }

    @Override
    public boolean isReady() {
        String beat = """
                INSERT INTO heartbeat (id, at) VALUES (1, :at) ON CONFLICT (id) DO UPDATE SET at = excluded.at
                """;
        try {
            long now = clock.millis();
            write(handle -> handle.createUpdate(beat).bind("at", now).execute());
            return read(handle -> handle.createQuery("SELECT at FROM heartbeat")
                            .mapTo(Long.class)
                            .one())
                    >= now;
        } catch (StoreUnavailable e) {
            return false;
        }
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        if (lock != null) {
            lock.close();
        }
    }

    <T extends @Nullable Object> T write(Function<Handle, T> work) {
        return writer.write(work);
    }

    <T extends @Nullable Object> void write(Function<Handle, T> work, GroupCommit.Asker<T> asker) {
        writer.write(work, asker);
    }

    <T extends @Nullable Object> T read(Function<Handle, T> work) {
        try (Handle handle = reading.open()) {
            return work.apply(handle);
        } catch (RuntimeException e) {
            throw Trouble.translate(e);
        }
    }

    static SQLiteDataSource source(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL: a commit that was answered survives a power cut, not only a crash.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // Deleted means overwritten: retention would be a word only if the text stayed in free pages.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setTransactionMode(
                readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static HikariDataSource readers(Path file) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store-readers");
        config.setDataSource(source(file, true));
        config.setConnectionInitSql("PRAGMA query_only = ON");
        config.setMaximumPoolSize(READERS);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static void migrate(SQLiteDataSource source, Path file) {
        Flyway flyway = flyway(source);
        try {
            refuseNewer(flyway, file);
            flyway.migrate();
        } catch (FlywayException e) {
            RuntimeException translated = Trouble.translate(e);
            throw translated instanceof StoreUnavailable
                    ? translated
                    : new StoreUnavailable(
                            "The database " + file + " cannot be brought up to this version: " + e.getMessage(),
                            "Restore a backup, or report this with the message.",
                            e);
        }
    }

    private static Flyway flyway(SQLiteDataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/sqlite")
                .load();
    }

    private static void refuseNewer(Flyway flyway, Path file) {
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new StoreUnavailable(
                        "The database " + file + " was written by a newer version of Lichthof (its schema is "
                                + migration.getVersion() + ").",
                        "Start that version, or restore a backup of before the update.",
                        null);
            }
        }
    }
}
