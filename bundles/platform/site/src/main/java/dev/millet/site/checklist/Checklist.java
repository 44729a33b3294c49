package dev.millet.site.checklist;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.pages.SetupStep;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that the active modules contribute, and how far each has come. Thread-safe. */
public final class Checklist {

  private static final Logger LOG = LoggerFactory.getLogger(Checklist.class);

  private static final String HINT = ".hint";

  private static final Comparator<Filed<SetupStep>> ORDER =
      Comparator.comparingInt((Filed<SetupStep> filed) -> filed.contribution().order())
          .thenComparing(filed -> filed.contribution().key());

  private final Generations generations;
  private final ModuleTexts texts;
  private final StoredChecklist stored;

  public Checklist(Database database, Generations generations, ModuleTexts texts) {
    this.generations = generations;
    this.texts = texts;
    this.stored = new StoredChecklist(database);
  }

  /** Returns all steps in their order. */
  Steps read(Request request) {
    Map<String, StepState> decided = stored.all();
    List<Step> steps =
        generations.table().of(SetupStep.class).stream()
            .sorted(ORDER)
            .map(filed -> step(request, filed, decided.get(filed.contribution().key())))
            .toList();
    return new Steps(steps, decided.containsKey(StoredChecklist.WHOLE), false);
  }

  /** Returns whether it was hidden; asks no module. */
  boolean isDismissed() {
    return stored.all().containsKey(StoredChecklist.WHOLE);
  }

  private Step step(Request request, Filed<SetupStep> filed, StepState decided) {
    SetupStep step = filed.contribution();
    StepState state = decided;
    if (decided != StepState.DONE && isDone(request, step.key())) {
      state = StepState.DONE;
    }
    return new Step(
        step,
        state == null ? StepState.OPEN : state,
        text(request, filed, ""),
        text(request, filed, HINT),
        text(request, filed, ".button"));
  }

  /** Returns what a step is called; empty where no active module has it. */
  Optional<String> title(Request request, String key) {
    return find(generations.table(), key).map(filed -> text(request, filed, ""));
  }

  private String text(Request request, Filed<SetupStep> filed, String ending) {
    String key = filed.contribution().key();
    return texts
        .find(filed.generation(), request.locale(), "step." + key + ending)
        .orElse(ending.equals(HINT) ? "" : key);
  }

  /** A step whose module cannot say is open: the list around it stands. */
  private boolean isDone(Request request, String key) {
    try {
      Optional<Entered<SetupStep>> entered = generations.enter(table -> find(table, key));
      if (entered.isEmpty()) {
        return false;
      }
      try (Entered<SetupStep> inside = entered.get()) {
        return inside
            .lease()
            .call("setup step", () -> inside.contribution().facts().isDone(request));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ModuleUnavailableException e) {
      LOG.warn("the step {} is shown as open: {}", key, e.getMessage());
      return false;
    } catch (Exception e) {
      LOG.warn("the step {} is shown as open: its module failed", key, e);
      return false;
    }
  }

  private static Optional<Filed<SetupStep>> find(ActiveTable table, String key) {
    return table.of(SetupStep.class).stream()
        .filter(filed -> filed.contribution().key().equals(key))
        .findFirst();
  }

  /**
   * Returns a step.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where no active module has it
   */
  SetupStep require(String key) {
    return find(generations.table(), key)
        .orElseThrow(() -> Problem.notFound("There is no such step.").toException())
        .contribution();
  }

  /**
   * Decides about a step.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where no active module has it, 422 where it
   *     cannot be marked as done
   */
  void decide(String key, StepState state) {
    if (state == StepState.DONE && !require(key).isConfirmed()) {
      throw Problem.invalid(
              "state", "found-out", "This step is done when what it leads to is there; skip it.")
          .toException();
    }
    stored.put(require(key).key(), state);
  }

  /** Hides the checklist, or shows it again. */
  void dismiss(boolean dismissed) {
    stored.put(StoredChecklist.WHOLE, dismissed ? StepState.SKIPPED : StepState.OPEN);
  }
}
