package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.Place.Column;
import dev.millet.suggestions.imports.csv.Decoding;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a file and the fields that they are.
 *
 * @param format the form that the columns are of
 * @param columns by field
 * @param count how many columns there are
 * @param unused the names of columns that nothing is taken from
 */
record CsvHeader(Format format, Map<String, Column> columns, int count, List<String> unused) {

  static final String TITLE = "title";
  static final String BODY = "body";

  /** The fields that a mapping may name. */
  static final List<String> MAPPABLE =
      List.of(
          "id",
          "title",
          "body",
          "product",
          "status",
          "tags",
          "category",
          "author",
          "authorEmail",
          "created",
          "voteCount",
          "answer",
          "answeredBy",
          "answeredAt",
          "duplicateOf",
          "voterEmail",
          "votedAt");

  /**
   * Reads the names of the columns.
   *
   * @param wanted the form that was asked for; null where the names decide
   * @param mapping the column of each field, as somebody mapped it; empty for none
   * @throws UnusableFileException where a column is missing
   */
  static CsvHeader read(List<String> names, Format wanted, Map<String, String> mapping) {
    if (names.stream().anyMatch(name -> name.indexOf(Decoding.BROKEN) >= 0)) {
      throw new UnusableFileException(
          "The names of the columns are not in the expected encoding. Save the file as UTF-8, or"
              + " name its encoding, such as GB18030.");
    }
    Format format = wanted != null ? wanted : mapping.isEmpty() ? recognised(names) : Format.CSV;
    Map<String, Column> columns = new LinkedHashMap<>();
    Set<Integer> used = new HashSet<>();
    mapping.forEach(
        (field, name) -> {
          Column column = named(names, field, name);
          columns.put(field, column);
          used.add(column.number());
        });
    Map<String, String> fields = normal(format);
    for (int i = 0; i < names.size(); i++) {
      String field = fields.get(normal(names.get(i)));
      if (field != null && used.add(i + 1) && !field.equals(Format.NOTHING)) {
        boolean first = columns.putIfAbsent(field, new Column(i + 1, shown(names.get(i)))) == null;
        if (!first) {
          used.remove(i + 1);
        }
      }
    }
    List<String> unused = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!used.contains(i + 1) && !names.get(i).isBlank()) {
        unused.add(shown(names.get(i)));
      }
    }
    if (format == Format.CSV && names.size() == 1 && columns.isEmpty()) {
      columns.put(BODY, new Column(1, shown(names.get(0))));
      unused.clear();
    }
    CsvHeader header = new CsvHeader(format, columns, names.size(), unused);
    header.refuseMissing(names);
    return header;
  }

  private void refuseMissing(List<String> names) {
    List<String> missing = new ArrayList<>();
    for (String field : format.required()) {
      if (!columns.containsKey(field) && !splitsTitle()) {
        missing.add(nameOf(field));
      }
    }
    if (!missing.isEmpty()) {
      throw new UnusableFileException(
          "As "
              + format.word()
              + ", the file lacks the column "
              + String.join(", ", missing.stream().sorted().toList())
              + ". It has "
              + String.join(", ", names.stream().map(CsvHeader::shown).toList())
              + ". Check the delimiter and the first row, or say which column is which (title=…).");
    }
  }

  /** Returns whether titles are the beginnings of the texts: there is no column of titles. */
  boolean splitsTitle() {
    return format == Format.CSV && !columns.containsKey(TITLE) && columns.containsKey(BODY);
  }

  private String nameOf(String field) {
    return format.fields().entrySet().stream()
        .filter(entry -> entry.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(field);
  }

  private static Column named(List<String> names, String field, String wanted) {
    for (int i = 0; i < names.size(); i++) {
      if (normal(names.get(i)).equals(normal(wanted))) {
        return new Column(i + 1, shown(names.get(i)));
      }
    }
    throw new UnusableFileException(
        "The mapping takes "
            + field
            + " from the column '"
            + shown(wanted)
            + "', which the file does not have. It has "
            + String.join(", ", names.stream().map(CsvHeader::shown).toList())
            + ".");
  }

  private static Format recognised(List<String> names) {
    Set<String> there = new HashSet<>();
    names.forEach(name -> there.add(normal(name)));
    if (there.containsAll(Set.of("number", "title", "votescount"))) {
      return Format.FIDER;
    }
    if (there.containsAll(Set.of("title", "content"))
        && (there.contains("board") || there.contains("sourceid") || there.contains("votecount"))) {
      return Format.QUACKBACK;
    }
    if (there.containsAll(Set.of("ideaid", "ideatitle"))) {
      return Format.USERVOICE;
    }
    return Format.CSV;
  }

  private static Map<String, String> normal(Format format) {
    Map<String, String> fields = new HashMap<>();
    format.fields().forEach((name, field) -> fields.put(normal(name), field));
    return fields;
  }

  /**
   * Returns a name as it is compared: neither case nor spaces, hyphens and underscores make a
   * difference.
   */
  static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_\\-\\p{Z}\\p{Cf}]+", "");
  }

  private static String shown(String name) {
    return RowReader.NAME.fit(name);
  }

  boolean has(String field) {
    return columns.containsKey(field);
  }
}
