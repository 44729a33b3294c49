package dev.millet.pages;

import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Fragment;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fragments and answer parts that active modules fill slots with. Made once a table.
 *
 * @param fragments by slot, in their order
 * @param parts by slot
 */
record SlotIndex(
    Map<String, List<Filed<Fragment>>> fragments, Map<String, List<Filed<AnswerPart>>> parts) {

  private static final Comparator<Filed<Fragment>> ORDER =
      Comparator.comparingInt((Filed<Fragment> filed) -> filed.contribution().order())
          .thenComparing(filed -> filed.generation().module());

  static SlotIndex of(ActiveTable table) {
    return table.view(SlotIndex.class, SlotIndex::make);
  }

  private static SlotIndex make(ActiveTable table) {
    Map<String, List<Filed<Fragment>>> fragments = new HashMap<>();
    for (Filed<Fragment> filed : table.of(Fragment.class)) {
      fragments.computeIfAbsent(filed.contribution().slot(), slot -> new ArrayList<>()).add(filed);
    }
    fragments.values().forEach(list -> list.sort(ORDER));
    Map<String, List<Filed<AnswerPart>>> parts = new HashMap<>();
    for (Filed<AnswerPart> filed : table.of(AnswerPart.class)) {
      parts.computeIfAbsent(filed.contribution().slot(), slot -> new ArrayList<>()).add(filed);
    }
    return new SlotIndex(fragments, parts);
  }

  List<Filed<Fragment>> fragmentsOf(String slot) {
    return fragments.getOrDefault(slot, List.of());
  }

  List<Filed<AnswerPart>> partsOf(String slot) {
    return parts.getOrDefault(slot, List.of());
  }

  /** The nth fragment that a module puts into a slot: how it is found again after a switch. */
  Optional<Filed<Fragment>> fragment(String slot, String module, int nth) {
    int seen = 0;
    for (Filed<Fragment> filed : fragmentsOf(slot)) {
      if (filed.generation().module().equals(module) && seen++ == nth) {
        return Optional.of(filed);
      }
    }
    return Optional.empty();
  }

  /** The part of a slot with a field's name. */
  Optional<Filed<AnswerPart>> part(String slot, String field) {
    for (Filed<AnswerPart> filed : partsOf(slot)) {
      if (filed.contribution().field().equals(field)) {
        return Optional.of(filed);
      }
    }
    return Optional.empty();
  }
}
