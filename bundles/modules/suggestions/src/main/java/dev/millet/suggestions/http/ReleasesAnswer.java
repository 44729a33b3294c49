package dev.millet.suggestions.http;

import dev.millet.api.subjects.Release;
import dev.millet.suggestions.lifecycle.ReleaseFact;
import dev.millet.suggestions.lifecycle.ReleaseState;

/**
 * The releases of a suggestion, in answers; each is left out for none.
 *
 * @param planned the release that it is planned for and is not in yet
 * @param available the release of an earlier channel in which it can be tried
 * @param shipped the release that it is shipped in
 * @param broken the release in which it is said to be still broken
 * @param confirmed the release in which its author finds what was asked for
 */
public record ReleasesAnswer(
    Named planned, Named available, Named shipped, Named broken, Named confirmed) {

  /**
   * A release.
   *
   * @param version such as 173
   * @param channel such as beta
   * @param path the page that shows it; left out for none
   * @param device the device on which it was seen; left out for none
   */
  public record Named(String version, String channel, String path, String device) {

    private static Named of(Release release) {
      return release == null
          ? null
          : new Named(release.version(), release.channel(), release.path(), null);
    }

    /** Returns the release of a fact; null for none. */
    static Named of(ReleaseFact fact) {
      return fact == null
          ? null
          : new Named(
              fact.release().version(),
              fact.release().channel(),
              fact.release().path(),
              fact.device());
    }
  }

  /** Returns the answer; null where no release names the suggestion. */
  static ReleasesAnswer of(ReleaseState state) {
    return state == null || state.isNone()
        ? null
        : new ReleasesAnswer(
            Named.of(state.planned()),
            Named.of(state.available()),
            Named.of(state.shipped()),
            Named.of(state.broken()),
            Named.of(state.confirmed()));
  }
}
