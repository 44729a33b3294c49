package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.upgrades.change.ChangeAuthor;
import dev.millet.upgrades.change.ChangeLog;
import java.time.Instant;

/**
 * A change in the audit trail.
 *
 * @param memberId as in {@code by}
 * @param by who made it
 * @param modules what was done, as {@code action module from -> to}, joined by commas
 * @param endedAt absent while it runs, and where the process ended first
 * @param outcome absent while it runs, and where the process ended first
 */
public record ChangeLine(
    long id,
    Long memberId,
    AuthorAnswer by,
    String modules,
    Instant startedAt,
    Instant endedAt,
    String outcome) {

  static ChangeLine of(View view, ChangeLog.Entry entry, ChangeAuthor author) {
    return new ChangeLine(
        entry.id(),
        entry.memberId(),
        AuthorAnswer.of(view, author),
        entry.modules(),
        entry.startedAt(),
        entry.endedAt(),
        entry.outcome());
  }
}
