package dev.millet.upgrades.page;

import dev.millet.upgrades.problem.ModuleProblem;
import java.util.List;

/**
 * The form that takes files in, as it was sent.
 *
 * @param maven the coordinates that were written
 * @param refused what could not be taken; empty at first
 */
public record FormState(String maven, List<Refused> refused) {

  static final FormState BLANK = new FormState("", List.of());

  /**
   * A file that is nothing to install.
   *
   * @param name what its sender calls it
   */
  public record Refused(String name, ModuleProblem why) {}
}
