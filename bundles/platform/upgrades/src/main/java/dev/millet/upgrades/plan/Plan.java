package dev.millet.upgrades.plan;

import dev.millet.api.database.MigrationStep;
import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.overview.Trouble;
import java.util.List;

/**
 * What a change would do, written down before it is made. A plan says what was true when it was
 * made; it is applied only while that is still so.
 *
 * @param id names what the plan is about and what it assumes: two plans with one id are the same
 * @param items what is put in, one for each module
 * @param obstacles why it cannot be applied; empty where it can
 */
public record Plan(String id, List<Item> items, List<Trouble> obstacles) {

  public Plan {
    items = List.copyOf(items);
    obstacles = List.copyOf(obstacles);
  }

  /** Whether nothing stands against it. */
  public boolean feasible() {
    return obstacles.isEmpty();
  }

  /**
   * One module of a plan.
   *
   * @param action what happens to it
   * @param from the active version; null where none is active
   * @param to the version that is put in
   * @param sha256 of the file
   * @param signer who signed it
   * @param migrations the steps that the database has not had
   * @param parks whether requests are held while those run
   */
  public record Item(
      String module,
      Action action,
      String from,
      String to,
      String sha256,
      Signer signer,
      List<MigrationStep> migrations,
      boolean parks) {}

  /** What happens to a module. */
  public enum Action {
    INSTALL,
    UPGRADE
  }
}
