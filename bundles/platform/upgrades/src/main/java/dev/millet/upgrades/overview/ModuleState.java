package dev.millet.upgrades.overview;

import dev.millet.platform.api.jobs.JobState;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.List;
import java.util.Map;

/**
 * A module as administrators see it.
 *
 * @param module its name
 * @param platform whether it belongs to the platform, which changes by a restart of the process
 * @param versions its installed versions
 * @param problems why installed versions of it do not contribute; empty when all do
 * @param checks the active generation's health checks
 * @param dependencies who needs whom
 * @param activity what the active generation contributes and does
 */
public record ModuleState(
    String module,
    boolean platform,
    ModuleStatus status,
    Versions versions,
    List<ModuleProblem> problems,
    List<Check> checks,
    Dependencies dependencies,
    Activity activity) {

  /** The active generation's version; null where none is active. */
  public String version() {
    return versions.active();
  }

  /** The version that it can go back to; null if absent. */
  public String previous() {
    return versions.previous();
  }

  /**
   * The versions of a module.
   *
   * @param active the active generation's version; null where none is active
   * @param previous the version that it can go back to; null if absent
   * @param generations every installed generation, the active one first
   */
  public record Versions(String active, String previous, List<GenerationState> generations) {}

  /**
   * The dependencies of a module.
   *
   * @param requires the bundles whose packages it uses, Millet's own only
   * @param requiredBy the modules that use its api
   */
  public record Dependencies(List<Requirement> requires, List<String> requiredBy) {}

  /**
   * The activity of a module: its contributions and its jobs.
   *
   * @param routes what it answers
   * @param slots the slots that it fills
   * @param offers what it offers to other modules
   * @param subscriptions its event subscriptions
   * @param jobs its jobs
   */
  public record Activity(
      List<RouteLine> routes,
      List<String> slots,
      List<String> offers,
      List<SubscriptionState> subscriptions,
      List<JobState> jobs) {}

  /**
   * One installed version.
   *
   * @param version as in its manifest
   * @param state {@code active}, {@code standby}, {@code retired}, or {@code installed} where it
   *     has not come to contribute anything
   * @param bundle the number of its bundle
   * @param source where it was installed from
   * @param inside requests, calls, batches and jobs that are inside now
   * @param errors how many calls of its code ended with an Error, by what was called; empty where
   *     all is well
   */
  public record GenerationState(
      String version,
      String state,
      long bundle,
      String source,
      int inside,
      Map<String, Long> errors) {}

  /**
   * A health check and what it says.
   *
   * @param complaint null where all is well
   */
  public record Check(String name, String complaint) {}

  /** A bundle of Millet and the packages of it that are used. */
  public record Requirement(String bundle, String version, List<String> packages) {}

  /** A route and what it asks of its caller. */
  public record RouteLine(String method, String template, String permission, String summary) {}
}
