package dev.millet.notices;

import java.util.List;

/** The page on which a member chooses how they are told. */
public record PreferencesModel(List<Row> rows) {

  /**
   * A type.
   *
   * @param shown whether it is shown on the site
   */
  public record Row(String key, String name, boolean shown) {}
}
