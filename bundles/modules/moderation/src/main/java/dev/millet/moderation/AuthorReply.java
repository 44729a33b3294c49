package dev.millet.moderation;

import java.time.Instant;

/** The answer of an author to an action, as a row of {@code moderation_replies}; one an action. */
public record AuthorReply(long actionId, long authorId, String body, Instant repliedAt) {}
