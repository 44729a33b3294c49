package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.platform.api.database.MigrationStep;
import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.plan.Order;
import dev.millet.upgrades.plan.Plan;
import java.util.List;

/**
 * The plan of a change.
 *
 * @param id to be named when the change is ordered
 * @param order what was asked for
 * @param items what happens, one for each module
 * @param shared the bundles that modules share and that come with it
 * @param pauseMillis how long requests are expected to be held altogether, in milliseconds
 * @param remarks what is worth knowing beforehand
 * @param obstacles why it cannot be made; empty where it can
 */
public record PlanAnswer(
    String id,
    Order order,
    List<ItemAnswer> items,
    List<Plan.SharedItem> shared,
    long pauseMillis,
    List<ProblemAnswer> remarks,
    List<ProblemAnswer> obstacles) {

  /**
   * The change of one module.
   *
   * @param action {@code install}, {@code upgrade}, {@code back}, {@code enable}, {@code disable},
   *     {@code remove} or {@code restart}
   * @param from the active version; absent where none is active
   * @param to the version that comes; absent where the module leaves
   * @param sha256 of the file that comes; absent where none does
   * @param signer who signed that file; absent where none comes
   * @param migrations the steps that the database has not had
   * @param contract the steps that are run when the change has been kept
   * @param pauseMillis how long requests are expected to be held for its tables, in milliseconds
   * @param standsStill whether requests to it are held while it is replaced in its place
   */
  public record ItemAnswer(
      String module,
      String action,
      String from,
      String to,
      String sha256,
      Signer signer,
      List<MigrationStep> migrations,
      List<MigrationStep> contract,
      long pauseMillis,
      boolean standsStill) {

    static ItemAnswer of(Plan.Item item) {
      Plan.File file = item.file();
      return new ItemAnswer(
          item.module(),
          item.action().word(),
          item.from(),
          item.to(),
          file == null ? null : file.sha256(),
          file == null ? null : file.signer(),
          item.schema().migrations(),
          item.schema().contract(),
          item.schema().pause().toMillis(),
          item.standsStill());
    }
  }

  static PlanAnswer of(View view, Plan plan) {
    return new PlanAnswer(
        plan.id(),
        plan.order(),
        plan.items().stream().map(ItemAnswer::of).toList(),
        plan.shared(),
        plan.pause().toMillis(),
        plan.remarks().stream().map(each -> ProblemAnswer.of(view, each)).toList(),
        plan.obstacles().stream().map(each -> ProblemAnswer.of(view, each)).toList());
  }
}
