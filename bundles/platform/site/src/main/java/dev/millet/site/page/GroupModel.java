package dev.millet.site.page;

import dev.millet.distribution.settings.Effect;
import java.util.List;

/**
 * The settings of a part of the site, to be changed.
 *
 * @param revision of the settings that the form shows
 * @param problem what is wrong with the whole; null where nothing is
 */
public record GroupModel(SettingsModel.Group group, String revision, String problem) {

  /** Returns the fields of the form: those that no restart is needed for. */
  public List<SettingField> editable() {
    return group.fields().stream().filter(field -> !field.needsRestart()).toList();
  }

  /** Returns the settings that need a restart. */
  public List<SettingField> others() {
    return group.fields().stream().filter(SettingField::needsRestart).toList();
  }

  /** Returns whether a change replaces a module. */
  public boolean replacesModule() {
    return group.fields().stream()
        .anyMatch(field -> field.current().setting().effect() == Effect.SWAP);
  }

  /** Returns the fields at fault. */
  public List<SettingField> errors() {
    return group.fields().stream().filter(field -> field.error() != null).toList();
  }
}
