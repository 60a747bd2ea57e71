-- For whoever comes back: the direct messages that one member wrote, and those that they got.
CREATE INDEX message_direct_to ON message (event, to_member, id) WHERE to_member IS NOT NULL;
CREATE INDEX message_direct_from ON message (event, from_member, id) WHERE to_member IS NOT NULL;
