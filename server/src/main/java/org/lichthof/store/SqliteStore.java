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

    private final FolderLock lock;
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final GroupCommit writer;
    private final Path file;
    private final InstantSource clock;

    private SqliteStore(FolderLock lock, HikariDataSource readers, GroupCommit writer, Path file, InstantSource clock) {
        this.lock = lock;
        this.readers = readers;
        this.reading = Jdbi.create(readers);
        this.writer = writer;
        this.file = file;
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
            return new SqliteStore(lock, readers(file), new GroupCommit(Jdbi.create(source(file, false))), file, clock);
        } catch (RuntimeException e) {
            lock.close();
            throw Trouble.translate(e);
        }
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
    public void backup(Path copy) {
        if (Files.exists(copy)) {
            throw new StoreUnavailable("There is a file " + copy + " already.", "Name one that does not exist.", null);
        }
        try (Handle handle = Jdbi.create(source(file, false)).open()) {
            handle.execute("VACUUM INTO ?", copy.toAbsolutePath().toString());
        } catch (RuntimeException e) {
            throw Trouble.translate(e);
        }
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        lock.close();
    }

    <T extends @Nullable Object> T write(Function<Handle, T> work) {
        return writer.write(work);
    }

    <T extends @Nullable Object> T read(Function<Handle, T> work) {
        try (Handle handle = reading.open()) {
            return work.apply(handle);
        } catch (RuntimeException e) {
            throw Trouble.translate(e);
        }
    }

    private static SQLiteDataSource source(Path file, boolean readOnly) {
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
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/sqlite")
                .load();
        try {
            for (MigrationInfo migration : flyway.info().all()) {
                if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                    throw new StoreUnavailable(
                            "The database " + file + " was written by a newer version of Lichthof (its schema is "
                                    + migration.getVersion() + ").",
                            "Start that version, or restore a backup of before the update.",
                            null);
                }
            }
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
}
