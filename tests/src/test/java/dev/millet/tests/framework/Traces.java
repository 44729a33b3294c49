package dev.millet.tests.framework;

import dev.millet.api.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Where in the database somebody can be found: every column of every table is looked at for words
 * that are theirs, and every column that names a person for their id.
 */
final class Traces {

  private static final Pattern NAMES_A_PERSON =
      Pattern.compile("(.*_)?(member|author|owner|by|voter|user|person|caller|handler)(_id)?");

  private final Collection<String> words;
  private final long member;

  /**
   * @param words in small letters
   * @param member the id
   */
  Traces(Collection<String> words, long member) {
    this.words = words;
    this.member = member;
  }

  /** The columns, as {@code table.column}, with what was found there. */
  Set<String> in(Database database) {
    return database.read(
        handle -> {
          Set<String> found = new TreeSet<>();
          for (String table : tables(handle)) {
            handle
                .createQuery("SELECT * FROM \"" + table + "\"")
                .mapToMap()
                .forEach(row -> look(table.toLowerCase(Locale.ROOT), row, found));
          }
          return found;
        });
  }

  /** The tables in which something is found. */
  static Set<String> tables(Set<String> traces) {
    Set<String> tables = new TreeSet<>();
    traces.forEach(trace -> tables.add(trace.substring(0, trace.indexOf('.'))));
    return tables;
  }

  private static List<String> tables(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT table_name FROM information_schema.tables
            WHERE LOWER(table_schema) = 'public' AND table_type = 'BASE TABLE'
            """)
        .mapTo(String.class)
        .list();
  }

  private void look(String table, Map<String, Object> row, Set<String> found) {
    row.forEach(
        (name, value) -> {
          String column = name.toLowerCase(Locale.ROOT);
          String text = value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
          for (String word : words) {
            if (text.contains(word)) {
              found.add(table + "." + column + ": " + word);
            }
          }
          if (NAMES_A_PERSON.matcher(column).matches() && isMember(text)) {
            found.add(table + "." + column + ": the id");
          }
        });
  }

  private boolean isMember(String text) {
    return text.equals(Long.toString(member)) || text.equals("member:" + member);
  }
}
