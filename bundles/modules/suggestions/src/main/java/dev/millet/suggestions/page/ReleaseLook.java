package dev.millet.suggestions.page;

import dev.millet.api.subjects.Release;
import dev.millet.suggestions.lifecycle.ReleaseState;
import java.util.ArrayList;
import java.util.List;

/**
 * A release as pages name it beside a suggestion.
 *
 * @param messageKey says what it is to the suggestion; takes version and channel
 * @param style the class that gives it its colour
 */
public record ReleaseLook(String messageKey, Release release, String style) {

  /** Returns the releases of a suggestion, the one that says most first. */
  public static List<ReleaseLook> of(ReleaseState state) {
    List<ReleaseLook> looks = new ArrayList<>();
    add(looks, "release.broken", state.broken(), "status-bad");
    add(looks, "release.shipped", state.shipped(), "status-good");
    add(looks, "release.available", state.available(), "status-progress");
    add(looks, "release.planned", state.planned(), "status-info");
    add(looks, "release.confirmed", state.confirmed(), "status-good");
    return looks;
  }

  private static void add(List<ReleaseLook> looks, String key, Release release, String style) {
    if (release != null) {
      looks.add(new ReleaseLook(key, release, style));
    }
  }

  /** Returns the version, fit for a sentence of any script. */
  public String version() {
    return isolated(release.version());
  }

  /** Returns the channel, fit for a sentence of any script. */
  public String channel() {
    return isolated(release.channel());
  }

  private static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }
}
