package dev.millet.moderation;

import dev.millet.api.subjects.Subject;
import java.time.Instant;

/**
 * An action about an item of the caller.
 *
 * @param title of the item or of what it belongs to; left out where its module is away
 * @param reply what the caller answered; left out where they did not
 * @param answerable whether they may answer now
 */
record OwnActionAnswer(
    long id,
    Subject subject,
    String title,
    String action,
    ActionAnswer.Reason reason,
    Instant at,
    ActionAnswer.ReplyAnswer reply,
    boolean answerable) {}
