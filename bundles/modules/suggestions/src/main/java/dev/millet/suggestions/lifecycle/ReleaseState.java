package dev.millet.suggestions.lifecycle;

import dev.millet.api.subjects.LifecycleChange.Kind;
import dev.millet.api.subjects.Release;
import java.util.List;

/**
 * The releases of a suggestion as they stand now; each is null for none.
 *
 * @param planned the release that it is planned for and is not in yet
 * @param available the release of an earlier channel in which it can be tried
 * @param shipped the release that it is shipped in
 * @param broken the release in which it is said to be still broken, and that no later one mends
 * @param confirmed the release in which its author finds what was asked for
 */
public record ReleaseState(
    Release planned, Release available, Release shipped, Release broken, Release confirmed) {

  /** The state of a suggestion that no release names. */
  public static final ReleaseState NONE = new ReleaseState(null, null, null, null, null);

  /** Returns the state that facts add up to, the oldest of them first. */
  static ReleaseState of(List<ReleaseFact> facts) {
    ReleaseState state = NONE;
    for (ReleaseFact fact : facts) {
      if (fact.undoneAt() == null) {
        state = state.then(fact);
      }
    }
    return state;
  }

  private ReleaseState then(ReleaseFact fact) {
    Release release = fact.release();
    return switch (kind(fact.kind())) {
      case PLANNED -> new ReleaseState(release, available, shipped, broken, confirmed);
      case AVAILABLE ->
          new ReleaseState(
              null, release, shipped, promoted(broken, release), promoted(confirmed, release));
      case SHIPPED ->
          new ReleaseState(
              null, null, release, promoted(broken, release), promoted(confirmed, release));
      case REOPENED ->
          isPast(release) ? this : new ReleaseState(planned, available, shipped, release, null);
      case CONFIRMED -> new ReleaseState(planned, available, shipped, broken, release);
      case UNDONE -> this;
    };
  }

  /** Returns what was said of a version, which stays where the same goes on to another channel. */
  private static Release promoted(Release said, Release release) {
    return said != null && said.version().equals(release.version()) ? said : null;
  }

  /** Returns whether there is a later version than that of a release already. */
  boolean isPast(Release release) {
    Release latest = available == null ? shipped : available;
    return latest != null && !latest.version().equals(release.version());
  }

  /** Returns a kind; one that a newer version wrote changes nothing. */
  private static Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return Kind.UNDONE;
  }

  /** Returns whether no release names the suggestion. */
  public boolean isNone() {
    return equals(NONE);
  }
}
