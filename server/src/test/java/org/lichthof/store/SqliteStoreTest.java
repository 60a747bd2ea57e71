package org.lichthof.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lichthof.chat.Channel;
import org.lichthof.chat.ChatLog.Appended;
import org.lichthof.chat.ChatLog.Draft;
import org.lichthof.event.Role;
import org.lichthof.event.StoreUnavailable;
import org.lichthof.event.TokenHash;

class SqliteStoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    Store open() {
        return SqliteStore.open(folder.resolve("data"), InstantSource.system());
    }

    @Test
    void everythingIsThereAgainAfterARestart() {
        member(EVENT, "ann");
        long id = id(append(List.of(draft(1, HALL))).getFirst());
        store.close();
        store = open();
        assertEquals("ann", store.members().byNumber(EVENT, 1).orElseThrow().name());
        assertEquals(
                id,
                store.chatLog()
                        .history(EVENT, 1, new Channel.WholeRoom(HALL), 0, Long.MAX_VALUE, 1)
                        .messages()
                        .getFirst()
                        .id());
    }

    @Test
    void oneServerAFolder() {
        assertRefused("Another Lichthof is running", this::open);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertRefused("cannot be written to", () -> SqliteStore.open(file.resolve("data"), InstantSource.system()));
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() {
        store.close();
        Jdbi.create("jdbc:sqlite:" + folder.resolve("data/lichthof.db")).useHandle(handle -> handle.execute("""
                INSERT INTO flyway_schema_history
                  (installed_rank, version, description, type, script, installed_by, execution_time, success)
                VALUES (99, '99', 'of tomorrow', 'SQL', 'V99__of_tomorrow.sql', 'x', 1, 1)
                """));
        StoreUnavailable refused = assertRefused("newer version", this::open);
        assertTrue(refused.what().contains("99"));
        // The lock was given back: another try finds the same.
        assertRefused("newer version", this::open);
        Jdbi.create("jdbc:sqlite:" + folder.resolve("data/lichthof.db"))
                .useHandle(handle -> handle.execute("DELETE FROM flyway_schema_history WHERE version = '99'"));
        store = open();
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(
                other.resolve(SqliteStore.FILE), "this is not a database, but long enough to be looked at".repeat(100));
        assertRefused("damaged", () -> SqliteStore.open(other, InstantSource.system()));
    }

    @Test
    void aFullDiskRefusesAndTheStoreGoesOnWhenThereIsSpaceAgain() {
        member(EVENT, "ann");
        SqliteStore sqlite = (SqliteStore) store;
        sqlite.write(handle -> handle.execute("PRAGMA max_page_count = 1"));

        StoreUnavailable full = assertRefused("disk is full", () -> {
            for (int i = 0; i < 1_000; i++) {
                append(List.of(longDraft(i)));
            }
        });
        assertTrue(full.remedy().contains("Free some space"));
        sqlite.write(handle -> handle.execute("PRAGMA max_page_count = 1000000"));
        int keptBefore = count();
        append(List.of(longDraft(5_000)));
        assertEquals(keptBefore + 1, count());
        assertTrue(store.isReady());
    }

    @Test
    void workThatFailsIsUndoneAloneAndTheRestOfItsTransactionIsKept() throws Exception {
        SqliteStore sqlite = (SqliteStore) store;
        member(EVENT, "ann");
        // While this one holds the writer, the next two wait, and so share a transaction.
        var gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holding = threads.submit(() -> sqlite.write(handle -> await(gate)));
            var failing = threads.submit(() -> sqlite.write(handle -> {
                handle.execute("UPDATE member SET name = 'half done'");
                throw new IllegalStateException("on purpose");
            }));
            var good = threads.submit(() -> sqlite.write(handle -> handle.execute("UPDATE member SET avatar = 5")));
            gate.countDown();
            holding.get();
            good.get();
            var thrown = assertThrows(java.util.concurrent.ExecutionException.class, failing::get);
            assertEquals("on purpose", thrown.getCause().getMessage());
        }
        assertEquals("ann", store.members().byNumber(EVENT, 1).orElseThrow().name());
        assertEquals(5, store.members().byNumber(EVENT, 1).orElseThrow().avatar());
    }

    @Test
    void messagesThatWaitMeanwhileAreAnsweredInTheirOrder() throws Exception {
        SqliteStore sqlite = (SqliteStore) store;
        member(EVENT, "ann");
        var gate = new CountDownLatch(1);
        List<Long> told = new CopyOnWriteArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holding = threads.submit(() -> sqlite.write(handle -> await(gate)));
            for (int i = 0; i < 20; i++) {
                store.chatLog().append(draft(1, HALL), answer -> told.add(id(answer)));
            }
            assertEquals(List.of(), told, "nobody is told before the commit");
            gate.countDown();
            holding.get();
        }
        append(List.of(draft(1, HALL)));
        assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), told);
    }

    /** A job that ends in an Error, as when memory runs out: its transaction is lost and said to be; the writer goes on. */
    @Test
    void anErrorFailsItsTransactionAndTheNextIsKept() {
        SqliteStore sqlite = (SqliteStore) store;
        member(EVENT, "ann");
        assertRefused(
                "stopped by an error",
                () -> sqlite.write(handle -> {
                    handle.execute("UPDATE member SET name = 'half done'");
                    throw new LinkageError("on purpose");
                }));
        assertTrue(store.isReady());
        assertEquals("ann", store.members().byNumber(EVENT, 1).orElseThrow().name());
        append(List.of(draft(1, HALL)));
        assertEquals(1, count());
    }

    @Test
    void whoAskedAndFailsWhenToldDoesNotStopTheNext() {
        member(EVENT, "ann");
        store.chatLog().append(draft(1, HALL), answer -> {
            throw new IllegalStateException("on purpose");
        });
        append(List.of(draft(1, HALL)));
        assertEquals(2, count());
    }

    @Test
    void afterClosingEverybodyIsToldAndNobodyWaits() {
        store.close();
        List<Appended> told = new CopyOnWriteArrayList<>();
        store.chatLog().append(draft(1, HALL), told::add);
        assertInstanceOf(
                StoreUnavailable.class,
                assertInstanceOf(Appended.NotKept.class, told.getFirst()).why());
        assertFalse(store.isReady());
        store = open();
    }

    private static int await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    @Test
    void aBackupIsAWholeStoreOfItsOwn() throws Exception {
        member(EVENT, "ann");
        append(List.of(draft(1, HALL)));
        Path copied = Files.createDirectories(folder.resolve("restored")).resolve(SqliteStore.FILE);
        SqliteBackup.take(folder.resolve("data"), copied);
        append(List.of(draft(1, HALL)));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copied)));
        try (Store restored = SqliteStore.open(copied.getParent(), InstantSource.system())) {
            assertEquals(
                    1,
                    restored.chatLog()
                            .history(EVENT, 1, new Channel.WholeRoom(HALL), 0, Long.MAX_VALUE, 9)
                            .messages()
                            .size());
        }
        assertRefused("already", () -> SqliteBackup.take(folder.resolve("data"), copied));
        assertRefused("", () -> SqliteBackup.take(folder.resolve("data"), folder.resolve("no/such/folder/x.db")));
        assertRefused("no data", () -> SqliteBackup.take(folder.resolve("elsewhere"), folder.resolve("x.db")));
    }

    /** Of what was acknowledged, a backup has a beginning without gaps: everything before it was begun, nothing half. */
    @Test
    void backupsWhilePeopleWriteAreWhole() throws Exception {
        member(EVENT, "ann");
        var written = new AtomicInteger();
        var stop = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = threads.submit(() -> {
                while (!stop.get()) {
                    append(List.of(draft(1, HALL), draft(1, HALL)));
                    written.addAndGet(2);
                }
                return 0;
            });
            try {
                for (int i = 0; i < 5; i++) {
                    int before = written.get();
                    Path copied =
                            Files.createDirectories(folder.resolve("copy" + i)).resolve(SqliteStore.FILE);
                    SqliteBackup.take(folder.resolve("data"), copied);
                    try (SqliteStore restored = SqliteStore.open(copied.getParent(), InstantSource.system())) {
                        List<Long> ids =
                                restored.read(handle -> handle.createQuery("SELECT id FROM message ORDER BY id")
                                        .mapTo(Long.class)
                                        .list());
                        assertTrue(ids.size() >= before, ids.size() + " of " + before);
                        assertEquals(
                                LongStream.rangeClosed(1, ids.size()).boxed().toList(), ids);
                    }
                }
            } finally {
                stop.set(true);
            }
            writing.get();
        }
    }

    @Test
    void anErrandIsDoneBesideARunningServer() {
        try (SqliteStore beside = SqliteStore.openBeside(folder.resolve("data"), InstantSource.system())) {
            var link = beside.invitations().add(EVENT, Role.HOST, "x", TokenHash.of("t"), NOON, Optional.empty());
            assertEquals(Optional.of(link), store.invitations().byToken(EVENT, TokenHash.of("t")));
        }
        assertTrue(store.isReady());
        assertRefused("no data", () -> SqliteStore.openBeside(folder.resolve("elsewhere"), InstantSource.system()));
        assertFalse(Files.exists(folder.resolve("elsewhere")), "nothing is made on the way");
    }

    @Test
    void anErrandWaitsUntilTheServerHasMigrated() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old"));
        Jdbi.create("jdbc:sqlite:" + old.resolve(SqliteStore.FILE))
                .useHandle(handle -> handle.execute("PRAGMA user_version = 1"));
        assertRefused("older version", () -> SqliteStore.openBeside(old, InstantSource.system()));
    }

    @Test
    void theFolderIsItsOwnersAlone() throws Exception {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))));
    }

    @Test
    void tokensAreNowhereInTheFilesAndDeletedTextIsGoneFromThem() throws Exception {
        store.invitations().add(EVENT, Role.HOST, "x", TokenHash.of("link-token-in-clear"), NOON, Optional.empty());
        member(EVENT, "member-token-in-clear");
        store.members().rename(EVENT, 1, "ann", 0);
        append(List.of(new Draft(
                EVENT, new Channel.WholeRoom(HALL), 1, "ann", Role.CITIZEN, "text-to-be-deleted", NOON, "r")));
        assertTrue(isInFiles("text-to-be-deleted"), "else this test finds nothing at all");
        store.chatLog().deleteSentBefore(NOON.plusSeconds(1), false);
        store.close();

        assertFalse(isInFiles("text-to-be-deleted"));
        assertFalse(isInFiles("link-token-in-clear"));
        store = open();
    }

    private boolean isInFiles(String text) throws Exception {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            for (Path file : files.toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    if (new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                            .contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int count() {
        return ((SqliteStore) store)
                .read(handle -> handle.createQuery("SELECT count(*) FROM message")
                        .mapTo(Integer.class)
                        .one());
    }

    private static Draft longDraft(int number) {
        return new Draft(
                EVENT, new Channel.WholeRoom(HALL), 1, "ann", Role.CITIZEN, "x".repeat(1_000), NOON, "long-" + number);
    }

    private static StoreUnavailable assertRefused(String what, org.junit.jupiter.api.function.Executable action) {
        StoreUnavailable refused = assertThrows(StoreUnavailable.class, action);
        assertTrue(refused.what().contains(what), refused::getMessage);
        assertFalse(refused.remedy().isBlank());
        return refused;
    }
}
