package dev.millet.site.settings;

import dev.millet.distribution.settings.Setting;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.Locale;
import java.util.Optional;

/**
 * Names and explains settings in the reader's language: with the messages {@code setting.<id>} and
 * {@code setting.<id>.help} of the module (and {@code setting.<id>.allowed}, what to type), else
 * with what the module declares. The messages for the platform's bundles are the site's own: {@code
 * setting.<key>}. Thread-safe.
 */
public final class SettingTexts {

  private static final String OWN = "site";

  private final Generations generations;
  private final ModuleTexts texts;

  public SettingTexts(Generations generations, ModuleTexts texts) {
    this.generations = generations;
    this.texts = texts;
  }

  /**
   * Returns what a setting is called; the key where it has no name, or none in the reader's
   * language.
   */
  public String name(Setting setting, Locale language) {
    boolean nameless = setting.name().isEmpty() || find(setting, ".help", language).isPresent();
    return find(setting, "", language).orElse(nameless ? setting.key() : setting.name());
  }

  /** Returns what a setting is for. */
  public String help(Setting setting, Locale language) {
    return find(setting, ".help", language).orElse(setting.description());
  }

  /**
   * Returns what to type into a setting that takes only some texts; empty where its type says that.
   */
  public Optional<String> allowed(Setting setting, Locale language) {
    return find(setting, ".allowed", language);
  }

  /** Returns what the settings of a module are called together. */
  public String group(String module, Locale language) {
    return find(module, "settings.group", language)
        .or(() -> find(OWN, "group." + module, language))
        .orElse(module);
  }

  private Optional<String> find(Setting setting, String ending, Locale language) {
    return find(setting.module(), "setting." + setting.id() + ending, language)
        .or(() -> find(OWN, "setting." + setting.key() + ending, language));
  }

  private Optional<String> find(String module, String key, Locale language) {
    return generations.table().generations().stream()
        .filter(generation -> generation.module().equals(module))
        .findFirst()
        .flatMap((Generation generation) -> texts.find(generation, language, key));
  }
}
