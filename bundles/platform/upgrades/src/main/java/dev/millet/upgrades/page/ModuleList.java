package dev.millet.upgrades.page;

import dev.millet.upgrades.overview.LeftOut;
import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.SharedBundle;
import java.util.List;

/**
 * What the list of modules shows.
 *
 * @param modules those that can be changed while the platform runs
 * @param platform those that it is made of
 * @param shared the bundles that modules share and that were put in
 * @param leftOut what was put in and the last start did without
 * @param unwell how many of all do not do their work
 * @param shelf what could be put in
 * @param running the change that is being made; null where none is
 * @param history the last changes
 * @param intake what was sent in last and refused; blank at first
 */
public record ModuleList(
    List<ModuleRow> modules,
    List<ModuleState> platform,
    List<SharedBundle> shared,
    List<LeftOut> leftOut,
    long unwell,
    List<ShelfItem> shelf,
    HistoryLine running,
    List<HistoryLine> history,
    FormState intake) {

  static ModuleList of(
      List<ModuleState> all,
      List<SharedBundle> shared,
      List<LeftOut> leftOut,
      Shelf shelf,
      HistoryLine running,
      List<HistoryLine> history,
      FormState intake) {
    return new ModuleList(
        all.stream()
            .filter(each -> !each.platform())
            .map(each -> new ModuleRow(each, Choices.of(each, shelf)))
            .toList(),
        all.stream().filter(ModuleState::platform).toList(),
        shared,
        leftOut,
        all.stream()
            .map(ModuleState::standing)
            .filter(standing -> !standing.equals(ModuleState.WELL))
            .filter(standing -> !standing.equals(ModuleState.DISABLED))
            .count(),
        shelf.items(),
        running,
        history,
        intake);
  }
}
