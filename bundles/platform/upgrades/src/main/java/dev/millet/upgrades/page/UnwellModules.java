package dev.millet.upgrades.page;

import java.util.List;

/**
 * The modules that somebody has to look after.
 *
 * @param names not empty
 */
public record UnwellModules(List<String> names) {

  /** Returns the page that says what is wrong: of the only one, or of all. */
  public String path() {
    return names.size() == 1 ? "/modules/" + names.get(0) : "/modules";
  }
}
