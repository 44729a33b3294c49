package dev.millet.upgrades.overview;

import dev.millet.api.jobs.JobState;
import dev.millet.api.journal.SubscriptionState;
import java.util.List;
import java.util.Map;

/**
 * A module as administrators see it.
 *
 * @param module its name
 * @param platform whether it belongs to the platform, which changes by a restart of the process
 * @param standing {@value #WELL}, {@value #AILING}, {@value #DISABLED} or {@value #ABSENT}
 * @param version the active generation's version; null where none is active
 * @param previous the version that it can go back to; null where there is none
 * @param generations every installed generation, the active one first
 * @param troubles why installed versions of it do not contribute; empty when all do
 * @param checks the active generation's health checks
 * @param requires the bundles whose packages it uses, Millet's own only
 * @param requiredBy the modules that use its api
 * @param routes what it answers
 * @param slots the slots that it fills
 * @param offers what it offers to other modules
 * @param subscriptions what it hears of the journal
 * @param jobs what it has done by itself
 */
public record ModuleState(
    String module,
    boolean platform,
    String standing,
    String version,
    String previous,
    List<GenerationState> generations,
    List<Trouble> troubles,
    List<Check> checks,
    List<Requirement> requires,
    List<String> requiredBy,
    List<RouteLine> routes,
    List<String> slots,
    List<String> offers,
    List<SubscriptionState> subscriptions,
    List<JobState> jobs) {

  /** It is active and every health check passes. */
  public static final String WELL = "well";

  /** It is active and a health check complains. */
  public static final String AILING = "ailing";

  /** An administrator has disabled it. */
  public static final String DISABLED = "disabled";

  /** It is installed, and no generation of it is active. */
  public static final String ABSENT = "absent";

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
