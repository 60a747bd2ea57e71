package org.lichthof.store;

import org.jspecify.annotations.Nullable;
import org.lichthof.event.StoreUnavailable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Finds out whose fault an exception of the database is, and what to do about it. */
final class Trouble {
    private Trouble() {}

    /** What to throw: a {@link StoreUnavailable} for the world's faults, the exception itself for ours. */
    static RuntimeException translate(RuntimeException thrown) {
        if (thrown instanceof StoreUnavailable) {
            return thrown;
        }
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                @Nullable StoreUnavailable world = ofTheWorld(sqlite);
                return world == null ? thrown : world;
            }
            if (cause instanceof java.sql.SQLTransientException) {
                return new StoreUnavailable(
                        "The database did not answer in time.",
                        "The disk may be overloaded; it is tried again.",
                        thrown);
            }
        }
        return thrown;
    }

    static boolean isFull(RuntimeException thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return (sqlite.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_FULL.code;
            }
        }
        return false;
    }

    private static @Nullable StoreUnavailable ofTheWorld(SQLiteException sqlite) {
        // Extended codes carry the plain one in their lowest byte.
        int plain = sqlite.getResultCode().code & 0xff;
        if (plain == SQLiteErrorCode.SQLITE_FULL.code) {
            return new StoreUnavailable(
                    "The disk is full.", "Free some space in the data folder; the server goes on by itself.", sqlite);
        }
        if (plain == SQLiteErrorCode.SQLITE_READONLY.code
                || plain == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || plain == SQLiteErrorCode.SQLITE_PERM.code
                || plain == SQLiteErrorCode.SQLITE_AUTH.code) {
            return new StoreUnavailable(
                    "The database file cannot be written to.",
                    "Give this user the right to write to the data folder and everything in it.",
                    sqlite);
        }
        if (plain == SQLiteErrorCode.SQLITE_BUSY.code || plain == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return new StoreUnavailable(
                    "Another program holds the database.",
                    "Close whatever has lichthof.db open; take backups as docs/operating.md says.",
                    sqlite);
        }
        if (plain == SQLiteErrorCode.SQLITE_CORRUPT.code || plain == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return new StoreUnavailable(
                    "The database file is damaged.", "Restore the newest backup (docs/operating.md).", sqlite);
        }
        if (plain == SQLiteErrorCode.SQLITE_IOERR.code || plain == SQLiteErrorCode.SQLITE_NOMEM.code) {
            return new StoreUnavailable(
                    "The disk reports an error (" + sqlite.getResultCode().name() + ").",
                    "Look at the system's log; restore a backup if the disk is failing.",
                    sqlite);
        }
        return null;
    }
}
