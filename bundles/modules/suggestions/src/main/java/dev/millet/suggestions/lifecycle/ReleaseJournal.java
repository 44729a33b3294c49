package dev.millet.suggestions.lifecycle;

import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.Release;
import dev.millet.suggestions.care.Event;
import java.time.Instant;

/** The journal entries about releases, one type for each kind of event in the timeline. */
public final class ReleaseJournal {

  /** A suggestion is planned for a release. */
  public static final String PLANNED_FOR = "suggestions.planned-for";

  /** Somebody says that it is still broken in a release. */
  public static final String REOPENED = "suggestions.reopened";

  private ReleaseJournal() {}

  /** Returns the journal type of a kind of event, such as {@code suggestions.shipped-in}. */
  public static String type(Event.Kind kind) {
    return "suggestions." + kind.word();
  }

  /**
   * Something that a release means for a suggestion.
   *
   * @param device null for none
   * @param by who did it; null for nobody
   */
  public record Happened(long suggestion, Release release, String device, Long by, Instant at) {

    static Happened of(long suggestion, LifecycleChange change) {
      return new Happened(suggestion, change.release(), change.device(), change.by(), change.at());
    }
  }
}
