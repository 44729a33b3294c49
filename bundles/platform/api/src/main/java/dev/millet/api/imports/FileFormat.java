package dev.millet.api.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A form of a file that is understood: JSON Lines, or CSV with certain columns. Immutable.
 *
 * @since 1.1
 */
public final class FileFormat {

  /** One JSON object a line. */
  public static final FileFormat JSON_LINES =
      new FileFormat("jsonl", "", "import", Map.of(), Set.of(), Set.of(), Set.of());

  /** The field of a column that is known and says nothing that would be kept. */
  public static final String NOTHING = "-";

  private final String word;
  private final String name;
  private final String source;
  private final Map<String, String> columns;
  private final Set<String> required;
  private final Set<String> signs;
  private final Set<String> oneOf;

  private FileFormat(
      String word,
      String name,
      String source,
      Map<String, String> columns,
      Set<String> required,
      Set<String> signs,
      Set<String> oneOf) {
    this.word = Objects.requireNonNull(word, "word");
    this.name = Objects.requireNonNull(name, "name");
    this.source = source;
    this.columns = columns;
    this.required = Set.copyOf(required);
    this.signs = Set.copyOf(signs);
    this.oneOf = Set.copyOf(oneOf);
  }

  /**
   * Returns the CSV of a certain system.
   *
   * @param word the word of the {@code format} parameter, and the source of rows that name none
   * @param name the proper name of the system
   */
  public static FileFormat of(String word, String name) {
    return new FileFormat(word, name, word, Map.of(), Set.of(), Set.of(), Set.of());
  }

  /** Returns any CSV: columns go by the names that people give them, or by a mapping. */
  public static FileFormat csv() {
    return of("csv", "");
  }

  /**
   * Returns the same with its columns.
   *
   * @param pairs column and field, such as {@code created_at=created}, separated by spaces; the
   *     field {@link #NOTHING} passes over a column, and {@code field:*=field:*} takes all columns
   *     that begin with {@code field:}, in lower case
   */
  public FileFormat columns(String pairs) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : pairs.split(" ")) {
      String[] parts = pair.split("=");
      fields.put(parts[0], parts[1]);
    }
    return new FileFormat(word, name, source, fields, required, signs, oneOf);
  }

  /** Returns the same with fields that a file must have. */
  public FileFormat requiring(String... fields) {
    return new FileFormat(word, name, source, columns, Set.of(fields), signs, oneOf);
  }

  /** Returns the same, taken for a file that has all of these columns. */
  public FileFormat recognisedBy(String... names) {
    return new FileFormat(word, name, source, columns, required, Set.of(names), oneOf);
  }

  /** Returns the same, taken only for a file that has one of these columns, too. */
  public FileFormat andOneOf(String... names) {
    return new FileFormat(word, name, source, columns, required, signs, Set.of(names));
  }

  /** Returns the word of the {@code format} parameter. */
  public String word() {
    return word;
  }

  /** Returns the proper name of the system; the empty string where it is of none. */
  public String name() {
    return name;
  }

  /** Returns the source of rows where neither they nor the import name one. */
  public String source() {
    return source;
  }

  /** Returns the field of each column, by the column's name. */
  public Map<String, String> columns() {
    return columns;
  }

  /** Returns the fields that a file of this form must have. */
  public Set<String> required() {
    return required;
  }

  /**
   * Returns whether a file with these columns is of this form.
   *
   * @param names in lower case, without spaces, hyphens and underscores
   */
  public boolean isRecognisedBy(Set<String> names) {
    return !signs.isEmpty()
        && names.containsAll(signs)
        && (oneOf.isEmpty() || oneOf.stream().anyMatch(names::contains));
  }

  /** Returns whether the file is CSV of no certain system. */
  public boolean isAnyCsv() {
    return signs.isEmpty() && !equals(JSON_LINES);
  }
}
