package dev.millet.notices;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import dev.millet.api.notices.NoticeType;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types that the active modules declare, and their texts. Thread-safe. */
final class NoticeTypes {

  private static final String MODULE = "notices";
  private static final String PREFIX = "notice.";

  private final Generations generations;
  private final ModuleTexts texts;

  /** The types by key, in the order in which they are offered. */
  private record Index(Map<String, Filed<NoticeType>> byKey) {

    static Index of(ActiveTable table) {
      Map<String, Filed<NoticeType>> found = new LinkedHashMap<>();
      table.of(NoticeType.class).stream()
          .sorted(
              Comparator.comparingInt((Filed<NoticeType> filed) -> filed.contribution().order())
                  .thenComparing(filed -> filed.contribution().key()))
          .forEach(filed -> found.put(filed.contribution().key(), filed));
      return new Index(found);
    }
  }

  NoticeTypes(Generations generations, ModuleTexts texts) {
    this.generations = generations;
    this.texts = texts;
  }

  private Map<String, Filed<NoticeType>> byKey() {
    return generations.table().view(Index.class, Index::of).byKey();
  }

  /** Returns a type that an active module declares. */
  Optional<NoticeType> find(String key) {
    return Optional.ofNullable(byKey().get(key)).map(Filed::contribution);
  }

  /** Returns the types that a reader may be told, in their order. */
  List<NoticeType> of(Identity reader) {
    boolean team = reader.is(Role.STAFF);
    return byKey().values().stream()
        .map(Filed::contribution)
        .filter(type -> team || !type.isForTeam())
        .toList();
  }

  /** Returns what a type is called. */
  String name(NoticeType type, Locale language) {
    return text(type.key(), language, "").orElse(type.key());
  }

  /**
   * Returns what a notice of a type says.
   *
   * @param who takes the place of whoever did it
   * @param count how many they are
   */
  Optional<String> line(String key, Locale language, String who, int count, String detail) {
    return text(key, language, ".line", who, count, detail);
  }

  /** Returns a message of the module of a type. */
  Optional<String> message(String key, Locale language, String message) {
    Filed<NoticeType> filed = byKey().get(key);
    return filed == null ? Optional.empty() : texts.find(filed.generation(), language, message);
  }

  private Optional<String> text(String key, Locale language, String suffix, Object... arguments) {
    Filed<NoticeType> filed = byKey().get(key);
    return filed == null
        ? Optional.empty()
        : texts.format(filed.generation(), language, PREFIX + key + suffix, arguments);
  }

  /** Returns what a type of subjects is called by the module that has a word for it; or nothing. */
  String subject(String type, Locale language) {
    for (Generation generation : generations.table().generations()) {
      Optional<String> found = texts.find(generation, language, PREFIX + "subject." + type);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  /** Returns a text of this bundle. */
  String own(String key, Locale language, Object... arguments) {
    for (Generation generation : generations.table().generations()) {
      if (generation.module().equals(MODULE)) {
        return texts.format(generation, language, key, arguments).orElse("");
      }
    }
    return "";
  }
}
