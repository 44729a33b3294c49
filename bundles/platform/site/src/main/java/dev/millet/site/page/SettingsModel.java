package dev.millet.site.page;

import java.util.List;

/**
 * The list of all settings.
 *
 * @param query what is looked for; empty where everything is shown
 * @param groups those with settings that are looked for
 */
public record SettingsModel(String query, List<Group> groups) {

  /**
   * The settings of a part of the site.
   *
   * @param module its name in addresses
   * @param name its name for people
   */
  public record Group(String module, String name, List<SettingField> fields) {

    /** Returns whether something of it can be changed on the page. */
    public boolean editable() {
      return fields.stream().anyMatch(SettingField::editable);
    }
  }
}
