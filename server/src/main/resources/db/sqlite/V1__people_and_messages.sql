-- Times are milliseconds since 1970. Migrations are only ever added.

CREATE TABLE invitation (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    event       TEXT    NOT NULL,
    role        TEXT    NOT NULL,
    label       TEXT    NOT NULL,
    token_hash  TEXT    NOT NULL UNIQUE,
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER,
    revoked_at  INTEGER
) STRICT;

CREATE INDEX invitation_of_event ON invitation (event, number);

-- Numbers are never given twice, even when members will be deleted one day.
CREATE TABLE member_count (
    event       TEXT    NOT NULL PRIMARY KEY,
    last        INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
    event       TEXT    NOT NULL,
    number      INTEGER NOT NULL,
    token_hash  TEXT    NOT NULL UNIQUE,
    name        TEXT    NOT NULL,
    avatar      INTEGER NOT NULL,
    role        TEXT    NOT NULL,
    invitation  INTEGER REFERENCES invitation (number),
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (event, number)
) STRICT;

-- To a room: room. To everyone: neither room nor to_member. Direct: to_member, and both sides in pair_low < pair_high.
CREATE TABLE message (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    event       TEXT    NOT NULL,
    room        TEXT,
    to_member   INTEGER,
    pair_low    INTEGER,
    pair_high   INTEGER,
    from_member INTEGER NOT NULL,
    from_name   TEXT    NOT NULL,
    from_role   TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    sent_at     INTEGER NOT NULL,
    client_ref  TEXT    NOT NULL,
    FOREIGN KEY (event, from_member) REFERENCES member (event, number),
    FOREIGN KEY (event, to_member) REFERENCES member (event, number),
    UNIQUE (event, from_member, client_ref),
    CHECK (room IS NULL OR to_member IS NULL),
    CHECK ((to_member IS NULL) = (pair_low IS NULL) AND (to_member IS NULL) = (pair_high IS NULL))
) STRICT;

CREATE INDEX message_in_room ON message (event, room, id) WHERE room IS NOT NULL;
CREATE INDEX message_to_everyone ON message (event, id) WHERE room IS NULL AND to_member IS NULL;
CREATE INDEX message_between ON message (event, pair_low, pair_high, id) WHERE pair_low IS NOT NULL;
CREATE INDEX message_sent_at ON message (sent_at);

CREATE TABLE signing_key (
    purpose     TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    algorithm   TEXT    NOT NULL,
    key         BLOB    NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (purpose, version)
) STRICT;

-- Written to by the readiness check: ready means that something can be kept.
CREATE TABLE heartbeat (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    at          INTEGER NOT NULL
) STRICT;
