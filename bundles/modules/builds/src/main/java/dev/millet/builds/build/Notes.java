package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.forms.Rules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The notes of builds, in Markdown and in several languages. */
public final class Notes {

  /** The languages that notes are written in; the first one is shown where another is missing. */
  private static final List<String> LANGUAGES = List.of("en", "zh-CN");

  private final Table<Row> notes;

  /** One text of one build. */
  record Row(long buildId, String language, String body) {}

  /** The notes in one language, as they are typed; empty to remove them. */
  public record Typed(String text) {

    /** The rules of what may be typed. */
    public static final Rules<Typed> RULES =
        Rules.of(Typed.class)
            .text("text", 0, NewBuild.MAX_NOTES, "Night photos keep their colour.");
  }

  Notes(Database database) {
    this.notes = database.table("builds_notes", Row.class).key("build_id", "language");
  }

  /** Returns the languages that notes are written in. */
  public static List<String> languages() {
    return LANGUAGES;
  }

  /** Returns the text in a reader's language, else in the first language that there is. */
  public static String in(Locale locale, Map<String, String> byLanguage) {
    String own = byLanguage.get(locale.toLanguageTag());
    if (own != null) {
      return own;
    }
    return languages().stream()
        .filter(byLanguage::containsKey)
        .findFirst()
        .map(byLanguage::get)
        .orElse("");
  }

  /** Returns the notes of builds by build and language. */
  public Map<Long, Map<String, String>> of(Handle handle, Collection<Long> builds) {
    Map<Long, Map<String, String>> all = new HashMap<>();
    if (builds.isEmpty()) {
      return all;
    }
    for (Row row :
        notes.select(
            handle,
            "SELECT <columns> FROM builds_notes WHERE build_id IN (<ids>)",
            query -> query.bindList("ids", List.copyOf(builds)))) {
      all.computeIfAbsent(row.buildId(), id -> new TreeMap<>()).put(row.language(), row.body());
    }
    return all;
  }

  /** Writes the notes of a build in one language; an empty text removes them. */
  void put(Handle handle, long build, String language, String body) {
    notes.delete(handle, build, language);
    if (!body.isEmpty()) {
      notes.insert(handle, new Row(build, language, body));
    }
  }

  /** Gives a build the notes of another one. */
  void copy(Handle handle, long from, long to) {
    of(handle, List.of(from))
        .getOrDefault(from, Map.of())
        .forEach((language, body) -> put(handle, to, language, body));
  }
}
