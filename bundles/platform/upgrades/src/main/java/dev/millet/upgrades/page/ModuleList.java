package dev.millet.upgrades.page;

import dev.millet.upgrades.overview.ModuleState;
import dev.millet.upgrades.overview.SharedBundle;
import dev.millet.upgrades.overview.SkippedBundle;
import java.util.List;

/**
 * The model of the list of modules.
 *
 * @param modules those that can be changed while the platform runs
 * @param platform those that it is made of
 * @param shared the bundles that modules share and that were installed
 * @param skipped what was installed and the last start did without
 * @param attention how many of all somebody has to look after
 * @param available what could be installed
 * @param running the change that is being made; null where none is
 * @param history the last changes
 * @param uploads what was sent in last and refused; blank at first
 */
public record ModuleList(
    List<ModuleRow> modules,
    List<ModuleState> platform,
    List<SharedBundle> shared,
    List<SkippedBundle> skipped,
    long attention,
    List<AvailableVersion> available,
    HistoryLine running,
    List<HistoryLine> history,
    FormState uploads) {

  static ModuleList of(
      List<ModuleState> all,
      List<SharedBundle> shared,
      List<SkippedBundle> skipped,
      AvailableVersions available,
      HistoryLine running,
      List<HistoryLine> history,
      FormState uploads) {
    return new ModuleList(
        all.stream()
            .filter(each -> !each.platform())
            .map(each -> new ModuleRow(each, Choices.of(each, available)))
            .toList(),
        all.stream().filter(ModuleState::platform).toList(),
        shared,
        skipped,
        all.stream().filter(each -> each.status().needsAttention()).count(),
        available.items(),
        running,
        history,
        uploads);
  }
}
