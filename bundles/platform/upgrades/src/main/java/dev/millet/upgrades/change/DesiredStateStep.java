package dev.millet.upgrades.change;

import dev.millet.platform.api.modules.Generation;
import dev.millet.upgrades.plan.Draft;
import dev.millet.upgrades.problem.ModuleProblem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps after a passed watch: the next start comes up with the change. */
final class DesiredStateStep {

  private static final Logger LOG = LoggerFactory.getLogger(DesiredStateStep.class);

  private final DesiredStateWriter keeping;

  DesiredStateStep(DesiredStateWriter keeping) {
    this.keeping = keeping;
  }

  /** Writes down what the next start comes up with; answers with what went wrong. */
  Optional<ModuleProblem> keep(Change change, Draft draft, Map<String, Generation> before) {
    change.report(Step.KEEP, StepState.BEGUN, null);
    try {
      Map<String, String> previous = new LinkedHashMap<>();
      for (Generation generation : before.values()) {
        keeping.previous(generation).ifPresent(file -> previous.put(generation.module(), file));
      }
      keeping.keep(draft, previous);
    } catch (IOException e) {
      ModuleProblem problem = ModuleProblem.of("keep", String.valueOf(e.getMessage()));
      change.report(Step.KEEP, StepState.FAILED, problem);
      return Optional.of(problem);
    }
    try {
      change.report(Step.KEEP, StepState.DONE, null);
    } catch (RuntimeException e) {
      // the next start comes up with it: nothing may put the old version back any more
      LOG.error("It could not be noted that change {} is kept", change.id(), e);
    }
    return Optional.empty();
  }
}
