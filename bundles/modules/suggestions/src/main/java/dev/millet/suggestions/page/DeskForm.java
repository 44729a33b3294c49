package dev.millet.suggestions.page;

import java.util.Map;

/**
 * A form of staff that came back.
 *
 * @param part which one; null for none
 * @param typed what was typed, by field
 * @param errors what is wrong, as message keys by field
 */
record DeskForm(String part, Map<String, String> typed, Map<String, String> errors) {

  static final DeskForm NONE = new DeskForm(null, Map.of(), Map.of());
}
