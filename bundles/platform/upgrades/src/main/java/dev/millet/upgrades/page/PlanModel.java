package dev.millet.upgrades.page;

import dev.millet.upgrades.plan.Plan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A plan, as it is read before it is made.
 *
 * @param what happens to each module
 * @param waiting who waits, for how long, and why
 * @param held whether anybody waits
 * @param distributed the SHA-256 of files that came with the distribution
 * @param embedded whether the database is the embedded one
 * @param consequences what happens when something goes wrong
 * @param button what the button says
 * @param fields what the form carries to make it
 * @param was what the plan that is being read does, one line for each module
 * @param difference what is new since it was read; null where nothing is
 * @param running the change that is being made; null where none is
 */
public record PlanModel(
    Plan plan,
    List<Sentence> what,
    List<Sentence> waiting,
    boolean held,
    Set<String> distributed,
    boolean embedded,
    List<Consequence> consequences,
    Sentence button,
    Map<String, String> fields,
    String was,
    Difference difference,
    HistoryLine running) {

  /** Says who answers for the file of a module; null where none comes. */
  public Sentence signed(Plan.Item item) {
    if (item.signer() == null) {
      return null;
    }
    if (item.signer().name() != null) {
      return Sentence.of(
          "signed." + item.signer().standing().name().toLowerCase(Locale.ROOT),
          item.signer().name());
    }
    return Sentence.of(
        distributed.contains(item.sha256()) ? "signed.distributed" : "signed.unsigned");
  }

  /** Whether the database has steps to do for it. */
  public boolean hasSteps() {
    return plan.items().stream()
        .anyMatch(item -> !item.migrations().isEmpty() || !item.contract().isEmpty());
  }
}
