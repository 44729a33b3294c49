package dev.millet.site.settings;

import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.launch.FixedSettings;

/**
 * A setting with its value.
 *
 * @param value as in a file; of a secret empty
 * @param source where the value comes from
 * @param origin where it is fixed, fit for a sentence; null where it is not
 * @param isSet whether it has a value at all; of a secret this is all that is told
 * @param row the last change on the page; null where there was none
 */
public record SettingValue(
    Setting setting, String value, Source source, String origin, boolean isSet, SettingRow row) {

  /** Where a value comes from. */
  public enum Source {
    DEFAULT,
    PAGE,
    FIXED
  }

  static SettingValue of(
      Setting setting, FixedSettings.Fixed fixed, SettingRow row, String pageValue) {
    String text = fixed != null ? fixed.value() : pageValue;
    Source source = fixed != null ? Source.FIXED : pageValue != null ? Source.PAGE : Source.DEFAULT;
    String value = text == null ? setting.shownDefault() : text;
    return new SettingValue(
        setting,
        setting.secret() ? "" : value,
        source,
        fixed == null ? null : fixed.origin(),
        !value.isEmpty(),
        row);
  }

  /** Returns whether it can be changed on the page. */
  public boolean editable() {
    return source != Source.FIXED && setting.effect() != Effect.RESTART;
  }
}
