package dev.millet.upgrades.page;

import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a change does to one module, or to a bundle that modules share, as the audit trail has it.
 *
 * @param from the version before; null where none was active
 * @param to the version afterwards; null where none is active
 */
public record VersionChange(String action, String module, String from, String to) {

  /** With which no version of a module comes. */
  private static final Set<String> OTHERS = Set.of("disable", "remove", "share", "bring");

  private static final Pattern WRITTEN = Pattern.compile("(\\S+) (\\S+) (\\S+) -> (\\S+)");

  static List<VersionChange> of(Plan plan) {
    return of(ChangeLog.modules(plan));
  }

  /** Reads what {@link ChangeLog#modules} wrote; what is nothing of the kind is left out. */
  static List<VersionChange> of(String written) {
    return Stream.of(written.split(", "))
        .map(WRITTEN::matcher)
        .filter(Matcher::matches)
        .map(
            found ->
                new VersionChange(
                    found.group(1),
                    found.group(2),
                    version(found.group(3)),
                    version(found.group(4))))
        .toList();
  }

  private static String version(String written) {
    return written.equals("-") ? null : written;
  }

  private static String written(String version) {
    return version == null ? "-" : version;
  }

  /** Whether a version of the module comes. */
  boolean comes() {
    return !OTHERS.contains(action);
  }

  /** Says it, in the way of a kind of sentences. */
  public Sentence said(String kind) {
    return Sentence.of(kind + "." + action, module, written(from), written(to));
  }
}
