package dev.millet.journal;

import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds the described types in the table of active generations. Only a module's own count: nobody
 * describes what another module tells.
 */
@Component(service = JournalTypes.class)
public final class ActiveJournalTypes implements JournalTypes {

  private static final String PREFIX = "journal.";

  private final Generations generations;
  private final ModuleTexts texts;

  /** The described types by name. */
  private record Index(Map<String, Filed<JournalType>> byName) {

    static Index of(ActiveTable table) {
      Map<String, Filed<JournalType>> found = new TreeMap<>();
      for (Filed<JournalType> filed : table.of(JournalType.class)) {
        if (isOwn(filed.generation(), filed.contribution().name())) {
          found.put(filed.contribution().name(), filed);
        }
      }
      return new Index(found);
    }

    private static boolean isOwn(Generation generation, String name) {
      return name.startsWith(generation.module() + ".");
    }
  }

  @Activate
  public ActiveJournalTypes(@Reference Generations generations, @Reference ModuleTexts texts) {
    this.generations = generations;
    this.texts = texts;
  }

  private Map<String, Filed<JournalType>> byName() {
    return generations.table().view(Index.class, Index::of).byName();
  }

  @Override
  public List<JournalType> all() {
    return byName().values().stream().map(Filed::contribution).toList();
  }

  @Override
  public Optional<JournalType> find(String name) {
    return Optional.ofNullable(byName().get(name)).map(Filed::contribution);
  }

  @Override
  public String label(String name, Locale language) {
    return text(name, name, language).orElse(name);
  }

  @Override
  public String label(String name, String field, Locale language) {
    return text(name, name + "." + field, language)
        .or(() -> text(name, "field." + field, language))
        .orElse(field);
  }

  private Optional<String> text(String name, String key, Locale language) {
    Filed<JournalType> filed = byName().get(name);
    return filed == null
        ? Optional.empty()
        : texts.find(filed.generation(), language, PREFIX + key);
  }
}
