package dev.millet.points.draws;

import dev.millet.api.journal.Journal;
import java.time.Instant;
import java.util.List;

/** Tells the journal what happened to draws. Every method joins the caller's transaction. */
final class DrawJournal {

  /** The journal type of {@link Changed} for a draw that is announced. */
  static final String ANNOUNCED = "points.draw-announced";

  /** The journal type of {@link Changed} for a list that is closed and published. */
  static final String CLOSED = "points.draw-closed";

  /** The journal type of {@link Changed} for a draw that is decided. */
  static final String DRAWN = "points.drawn";

  /** The journal type of {@link Changed} for a draw that does not take place. */
  static final String CANCELLED = "points.draw-cancelled";

  /** The journal type of {@link Chosen}. */
  static final String CHOSEN = "points.chosen";

  private final Journal journal;

  /**
   * A draw changed.
   *
   * @param by null where nobody did it
   * @param own whether members enter on its page; else a module tells them
   * @param reason why it was cancelled; empty for others
   */
  record Changed(long draw, Long by, boolean own, String reason, Instant at) {}

  /**
   * A member was given a place.
   *
   * @param standsFor the place in the drawn order that somebody gave back; null for the first
   */
  record Chosen(long draw, long member, boolean own, Integer standsFor, Instant at) {}

  DrawJournal(Journal journal) {
    this.journal = journal;
  }

  void changed(String type, Draw draw, Long by, Instant at) {
    journal.append(type, new Changed(draw.id(), by, draw.isOwn(), draw.team().reason(), at));
  }

  void chosen(Draw draw, List<Entry> entries, Instant at) {
    journal.appendAll(
        CHOSEN,
        entries.stream()
            .filter(each -> each.memberId() != null)
            .map(
                each ->
                    new Chosen(
                        draw.id(), each.memberId(), draw.isOwn(), each.proof().standsFor(), at))
            .toList());
  }
}
