package dev.millet.members.erasure;

import java.time.Instant;

/** An account that was deleted. The ids grow in the order in which deletions become visible. */
record Deletion(long id, long account, Instant deletedAt) {}
