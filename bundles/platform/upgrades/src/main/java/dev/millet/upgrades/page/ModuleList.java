package dev.millet.upgrades.page;

import dev.millet.upgrades.overview.ModuleState;
import java.util.List;

/**
 * What the list of modules shows.
 *
 * @param modules those that can be changed while the platform runs
 * @param platform those that it is made of
 * @param unwell how many of all do not do their work
 */
public record ModuleList(List<ModuleState> modules, List<ModuleState> platform, long unwell) {

  static ModuleList of(List<ModuleState> all) {
    return new ModuleList(
        all.stream().filter(each -> !each.platform()).toList(),
        all.stream().filter(ModuleState::platform).toList(),
        all.stream()
            .map(ModuleState::standing)
            .filter(standing -> !standing.equals(ModuleState.WELL))
            .filter(standing -> !standing.equals(ModuleState.DISABLED))
            .count());
  }
}
