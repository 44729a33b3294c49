package dev.millet.imports.file;

import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.FileText;
import dev.millet.imports.csv.Decoding;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a file and the fields that they are.
 *
 * @param format the form that the columns are of
 * @param columns by field
 * @param count how many columns there are
 * @param unused the names of columns that nothing is taken from
 * @param titleSplit the field that becomes the beginning of another one; empty where the file has
 *     it, or must have it
 */
public record CsvHeader(
    FileFormat format,
    Map<String, Column> columns,
    int count,
    List<String> unused,
    Optional<FileImport.TitleSplit> titleSplit) {

  /** The end of a column's name that stands for any other. */
  private static final String ANY = "*";

  private static final FileText SHOWN = FileText.line("column", 80);

  /**
   * Reads the names of the columns.
   *
   * @throws UnusableFileException where a column is missing
   */
  static CsvHeader read(List<String> names, FileImport<?> file, ImportOptions options) {
    if (names.stream().anyMatch(name -> name.indexOf(Decoding.BROKEN) >= 0)) {
      throw new UnusableFileException(
          "The names of the columns are not in the expected encoding. Save the file as UTF-8, or"
              + " name its encoding, such as GB18030.");
    }
    FileFormat format = format(names, file, options);
    Map<String, Column> columns = new LinkedHashMap<>();
    Set<Integer> used = new HashSet<>();
    options
        .mapping()
        .forEach(
            (field, name) -> {
              Column column = named(names, field, name);
              columns.put(field, column);
              used.add(column.number());
            });
    Map<String, String> fields = normal(format);
    for (int i = 0; i < names.size(); i++) {
      String field = fields.getOrDefault(normal(names.get(i)), family(format, names.get(i)));
      if (field != null && used.add(i + 1) && !field.equals(FileFormat.NOTHING)) {
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
    Optional<FileImport.TitleSplit> split = file.titleSplit().filter(each -> format.isAnyCsv());
    if (split.isPresent() && names.size() == 1 && columns.isEmpty()) {
      columns.put(split.get().body(), new Column(1, shown(names.get(0))));
      unused.clear();
    }
    split =
        split.filter(
            each -> !columns.containsKey(each.title()) && columns.containsKey(each.body()));
    CsvHeader header = new CsvHeader(format, columns, names.size(), unused, split);
    header.refuseMissing(names);
    return header;
  }

  private void refuseMissing(List<String> names) {
    List<String> missing = new ArrayList<>();
    for (String field : format.required()) {
      if (!columns.containsKey(field) && titleSplit.isEmpty()) {
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

  private String nameOf(String field) {
    return format.columns().entrySet().stream()
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

  private static FileFormat format(List<String> names, FileImport<?> file, ImportOptions options) {
    if (options.format() != null) {
      return options.format();
    }
    Set<String> there = new HashSet<>();
    names.forEach(name -> there.add(normal(name)));
    return file.formats().stream()
        .filter(each -> options.mapping().isEmpty() && each.isRecognisedBy(there))
        .findFirst()
        .or(() -> file.formats().stream().filter(FileFormat::isAnyCsv).findFirst())
        .orElseThrow(
            () -> new UnusableFileException("The columns are those of no file that is taken."));
  }

  /** Returns the field of a column whose beginning alone the form knows; null for another one. */
  private static String family(FileFormat format, String name) {
    String plain =
        Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return format.columns().keySet().stream()
        .filter(each -> each.endsWith(ANY))
        .map(each -> each.substring(0, each.length() - ANY.length()))
        .filter(each -> plain.startsWith(each) && plain.length() > each.length())
        .findFirst()
        .map(each -> plain)
        .orElse(null);
  }

  private static Map<String, String> normal(FileFormat format) {
    Map<String, String> fields = new HashMap<>();
    format.columns().forEach((name, field) -> fields.put(normal(name), field));
    return fields;
  }

  /**
   * Returns a name as it is compared: neither case nor spaces, hyphens and underscores make a
   * difference.
   */
  public static String normal(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_\\-\\p{Z}\\p{Cf}]+", "");
  }

  private static String shown(String name) {
    return SHOWN.fit(name);
  }

  public boolean has(String field) {
    return columns.containsKey(field);
  }
}
