package dev.millet.moderation;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * An action as a row of {@code moderation_actions}, which is never changed afterwards.
 *
 * @param authorId the author of the item; null for nobody, or where the account is gone
 * @param reason a word of {@link NewAction#REASONS}; empty where none was given
 * @param note what the author is told beside the reason; may be empty
 * @param byId the moderator; null for the operator, and where the account is gone
 * @param suspensionId the suspension of the author that it is a part of; null where it is none
 */
public record LoggedAction(
    long id,
    Subject subject,
    Long authorId,
    Action action,
    String reason,
    String note,
    Long byId,
    Instant actedAt,
    Long suspensionId) {}
