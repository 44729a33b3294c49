package dev.millet.launcher.framework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;

/**
 * The versions that were installed while the platform ran, and that this start does without because
 * they cannot be resolved. What was installed must not keep the rest from starting: its
 * administration is where it is mended.
 */
final class LeftOut {

  /** The framework property by which administrators are told: a line each, name and reason. */
  static final String PROPERTY = "millet.left-out";

  private final Map<String, String> reasons = new LinkedHashMap<>();

  /**
   * Takes out what does not resolve, or everything that was installed where only others do not.
   *
   * @param changes what was installed
   * @param unresolved why each bundle does not resolve
   * @return what is left of the changes; the same where nothing can be left out
   */
  InstalledModulesFile.Changes reduce(
      InstalledModulesFile.Changes changes, Map<Installed, String> unresolved) {
    InstalledModulesFile.Changes reduced = changes;
    for (Map.Entry<Installed, String> each : unresolved.entrySet()) {
      reduced = without(reduced, each.getKey().bundle(), each.getValue());
    }
    if (reduced != changes) {
      return reduced;
    }
    String reason = unresolved.values().stream().findFirst().orElse("");
    for (InstalledModulesFile.Jar jar : changes.jars().values()) {
      reduced = without(reduced, jar.location(), reason);
    }
    return reduced;
  }

  private InstalledModulesFile.Changes without(
      InstalledModulesFile.Changes changes, Bundle bundle, String reason) {
    return without(changes, bundle.getLocation(), reason);
  }

  private InstalledModulesFile.Changes without(
      InstalledModulesFile.Changes changes, String location, String reason) {
    for (Map.Entry<String, InstalledModulesFile.Jar> jar : changes.jars().entrySet()) {
      if (jar.getValue().location().equals(location)) {
        reasons.put(jar.getKey(), reason);
        return changes.without(jar.getKey());
      }
    }
    return changes;
  }

  /** Returns the framework property; null where nothing is left out. */
  String property() {
    List<String> lines = new ArrayList<>();
    reasons.forEach((name, reason) -> lines.add(name + "\t" + reason));
    return lines.isEmpty() ? null : String.join("\n", lines);
  }

  /** Returns a sentence for each. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    reasons.forEach(
        (name, reason) ->
            sentences.add(
                "The version of %s that was installed is left out of this start. %s"
                    .formatted(name, reason)));
    return sentences;
  }
}
