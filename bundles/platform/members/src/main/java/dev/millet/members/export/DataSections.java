package dev.millet.members.export;

import dev.millet.api.members.MemberData;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells members what the active modules keep about them. */
@Component(service = DataSections.class)
public final class DataSections {

  private final Generations generations;
  private final ModuleTexts texts;

  @Activate
  public DataSections(@Reference Generations generations, @Reference ModuleTexts texts) {
    this.generations = generations;
    this.texts = texts;
  }

  /** Returns a sentence or two for each section, in the order of their names. */
  public List<String> texts(Locale language) {
    return generations.table().of(MemberData.class).stream()
        .map(
            filed -> {
              String section = filed.contribution().section();
              return texts.find(filed.generation(), language, "privacy." + section).orElse(section);
            })
        .toList();
  }
}
