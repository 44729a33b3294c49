package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.Who;
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
    MakerAnswer by,
    String modules,
    Instant startedAt,
    Instant endedAt,
    String outcome) {

  static ChangeLine of(View view, ChangeLog.Entry entry, Who who) {
    return new ChangeLine(
        entry.id(),
        entry.memberId(),
        MakerAnswer.of(view, who),
        entry.modules(),
        entry.startedAt(),
        entry.endedAt(),
        entry.outcome());
  }
}
