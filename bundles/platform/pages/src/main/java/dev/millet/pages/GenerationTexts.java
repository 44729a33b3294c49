package dev.millet.pages;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Reads the texts of generations; they are kept as long as the generation. */
@Component(service = ModuleTexts.class)
public final class GenerationTexts implements ModuleTexts {

  @Override
  public Optional<String> find(Generation generation, Locale language, String key) {
    return format(generation, language, key);
  }

  @Override
  public Optional<String> format(
      Generation generation, Locale language, String key, Object... arguments) {
    Texts texts = Navigation.textsOf(generation);
    return texts.has(key)
        ? Optional.of(texts.text(Languages.nearest(language), key, arguments))
        : Optional.empty();
  }
}
