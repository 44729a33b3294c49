package dev.millet.upgrades.page;

import dev.millet.upgrades.overview.ModuleState;
import java.util.List;

/** A module and what can be done with it. */
public record ModuleRow(ModuleState state, List<Choice> choices) {

  /** Returns what most people come for. */
  public List<Choice> foremost() {
    return choices.stream().filter(Choice::foremost).toList();
  }

  public List<Choice> others() {
    return choices.stream().filter(choice -> !choice.foremost()).toList();
  }
}
