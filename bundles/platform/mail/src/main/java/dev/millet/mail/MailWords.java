package dev.millet.mail;

import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds the messages of this bundle where there is no request. */
@Component(service = MailWords.class)
public final class MailWords {

  private static final String MODULE = "mail";

  private final Generations generations;
  private final ModuleTexts texts;

  @Activate
  public MailWords(@Reference Generations generations, @Reference ModuleTexts texts) {
    this.generations = generations;
    this.texts = texts;
  }

  String find(Locale language, String key) {
    return generations.table().generations().stream()
        .filter(generation -> generation.module().equals(MODULE))
        .findFirst()
        .flatMap((Generation generation) -> texts.find(generation, language, key))
        .orElse(key);
  }
}
