package dev.millet.upgrades.page;

import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A plan, as it is read before it is made.
 *
 * @param effects what it does, and who waits for it
 * @param distributed the SHA-256 of files that came with the distribution
 * @param embedded whether the database is the embedded one
 * @param consequences what happens when something goes wrong
 * @param order the form that has it made
 * @param difference what is new since it was read; null where nothing is
 * @param running the change that is being made; null where none is
 */
public record PlanModel(
    Plan plan,
    Effects effects,
    Set<String> distributed,
    boolean embedded,
    List<Consequence> consequences,
    OrderForm order,
    PlanDifference difference,
    HistoryLine running) {

  /**
   * The effects of a plan, in sentences.
   *
   * @param what what happens to each module
   * @param waiting who waits, for how long, and why
   * @param held whether anybody waits
   */
  public record Effects(List<Sentence> what, List<Sentence> waiting, boolean held) {}

  /**
   * The form that has a plan made.
   *
   * @param button what the button says
   * @param fields what the form carries to make it
   * @param was what the plan that is being read does, one line for each module
   */
  public record OrderForm(Sentence button, Map<String, String> fields, String was) {}

  /** Says who answers for the file of a module; null where none comes. */
  public Sentence signed(Plan.Item item) {
    if (item.file() == null) {
      return null;
    }
    Signer signer = item.file().signer();
    if (signer.name() != null) {
      return Sentence.of(
          "signed." + signer.standing().name().toLowerCase(Locale.ROOT), signer.name());
    }
    return Sentence.of(
        distributed.contains(item.file().sha256()) ? "signed.distributed" : "signed.unsigned");
  }

  /** Whether the database has steps to do for it. */
  public boolean hasSteps() {
    return plan.items().stream()
        .anyMatch(
            item -> !item.schema().migrations().isEmpty() || !item.schema().contract().isEmpty());
  }
}
