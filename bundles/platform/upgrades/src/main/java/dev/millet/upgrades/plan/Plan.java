package dev.millet.upgrades.plan;

import dev.millet.platform.api.database.MigrationStep;
import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.problem.ModuleProblem;
import java.time.Duration;
import java.util.List;

/**
 * The plan of a change, written down before it is made. A plan says what was true when it was made;
 * it is applied only while that is still so.
 *
 * @param id names what the plan is about and what it assumes: two plans with one id are the same
 * @param order what was asked for
 * @param items what happens, one for each module
 * @param shared the bundles that modules share and that come with it
 * @param remarks what is worth knowing beforehand
 * @param obstacles why it cannot be applied; empty where it can
 */
public record Plan(
    String id,
    Order order,
    List<Item> items,
    List<SharedItem> shared,
    List<ModuleProblem> remarks,
    List<ModuleProblem> obstacles) {

  public Plan {
    items = List.copyOf(items);
    shared = List.copyOf(shared);
    remarks = List.copyOf(remarks);
    obstacles = List.copyOf(obstacles);
  }

  /** Whether nothing stands against it. */
  public boolean feasible() {
    return obstacles.isEmpty();
  }

  /** How long requests are held altogether, as far as can be told. */
  public Duration pause() {
    return items.stream().map(item -> item.schema().pause()).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * One module of a plan.
   *
   * @param action what happens to it
   * @param from the active version; null where none is active
   * @param to the version that comes; null where the module leaves
   * @param file the file that comes; null where the module leaves
   * @param schema what happens to its tables
   * @param standsStill whether requests to it are held while it is replaced in its place
   */
  public record Item(
      String module,
      Action action,
      String from,
      String to,
      File file,
      Schema schema,
      boolean standsStill) {}

  /** A file that comes, by its content, and who signed it. */
  public record File(String sha256, Signer signer) {}

  /**
   * The changes of a module's tables.
   *
   * @param migrations the steps that the database has not had
   * @param contract the steps that take away what no version needs any more, run when the change
   *     has been kept
   * @param pause how long requests are expected to be held; zero where they are not
   */
  public record Schema(
      List<MigrationStep> migrations, List<MigrationStep> contract, Duration pause) {

    static final Schema UNCHANGED = new Schema(List.of(), List.of(), Duration.ZERO);
  }

  /**
   * A bundle that modules share.
   *
   * @param from the version that it replaces; null where it only comes along
   * @param modules the modules that stand still while it is replaced
   */
  public record SharedItem(
      String symbolicName, String from, String to, String sha256, List<String> modules) {}
}
