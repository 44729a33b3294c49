package dev.millet.site.http;

import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.site.settings.SettingTexts;
import dev.millet.site.settings.SettingValue;
import java.time.Instant;
import java.util.Locale;

/**
 * A setting in answers.
 *
 * @param value as in a file; null for secrets
 * @param allowed what it takes, in words
 * @param change {@code page} where the API and the page can change it, {@code restart} where it
 *     takes the file or the environment and a restart
 * @param source where the value comes from
 * @param changed the last change on the page; null where there was none
 */
public record SettingAnswer(
    String key,
    String name,
    String description,
    String value,
    String defaultValue,
    String allowed,
    String change,
    Source source,
    Changed changed) {

  /**
   * Where a value comes from.
   *
   * @param kind {@code default}, {@code page} or {@code fixed}
   * @param origin where it is fixed; null where it is not
   */
  public record Source(String kind, String origin) {}

  /**
   * A change on the page.
   *
   * @param member the id of who made it; null for the operator and for deleted accounts
   */
  public record Changed(Instant at, Long member) {}

  static SettingAnswer of(SettingValue value, SettingTexts texts, Locale language) {
    Setting setting = value.setting();
    return new SettingAnswer(
        setting.key(),
        texts.name(setting, language),
        texts.help(setting, language),
        setting.secret() ? null : value.value(),
        setting.secret() ? null : setting.shownDefault(),
        setting.type().allowed(),
        setting.effect() == Effect.RESTART ? "restart" : "page",
        new Source(value.source().name().toLowerCase(Locale.ROOT), value.origin()),
        value.row() == null ? null : new Changed(value.row().changedAt(), value.row().changedBy()));
  }
}
