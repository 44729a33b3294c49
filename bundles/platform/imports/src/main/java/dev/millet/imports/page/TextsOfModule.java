package dev.millet.imports.page;

import dev.millet.api.pages.View;

/** The texts of the module whose rows are imported, in the reader's language. */
public record TextsOfModule(View view) {

  /** Returns a text of the module. */
  public String of(String key, Object... arguments) {
    return view.text(key, arguments);
  }
}
