package dev.millet.imports.file;

import dev.millet.api.imports.Digest;
import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileImport;
import dev.millet.api.imports.FileText;
import dev.millet.api.imports.Reason;
import dev.millet.api.imports.RefusedRowException;
import dev.millet.imports.csv.CsvFile;
import dev.millet.imports.csv.CsvRows;
import dev.millet.imports.csv.Decoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A CSV file, each row as the fields that JSON Lines would have. Rows that follow each other and
 * tell of the same thing, each with another element of a list, come as one.
 */
public final class CsvSource implements RowSource {

  private static final int ELEMENTS_AT_ONCE = 100;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern SEPARATORS = Pattern.compile("[,;，、；|\\n]");
  private static final FileText SHOWN = FileText.line("cell", 80);
  private static final Reason QUOTES =
      Reason.of(
          "quotes",
          "a quotation mark is not closed, or stands inside of a text; close it, and write \"\" for"
              + " one that belongs to the text");

  private final FileImport<?> definition;
  private final CsvFile file;
  private final CsvHeader header;
  private final Decoding text;
  private final Times times;
  private final Optional<FileImport.Collected> collected;
  private CsvRows.Row ahead;

  /**
   * Reads the names of the columns.
   *
   * @throws UnusableFileException where they say that this is no such file
   */
  CsvSource(Decoding text, FileImport<?> definition, ImportOptions options, Times times)
      throws IOException {
    this.definition = definition;
    this.text = text;
    this.times = times;
    this.file = CsvFile.open(text);
    if (file.header() == null) {
      throw new UnusableFileException("The file is empty.");
    }
    if (file.header().problem() != null) {
      throw new UnusableFileException(
          "The names of the columns cannot be read: "
              + reason(file.header().problem()).text()
              + ".");
    }
    this.header = CsvHeader.read(file.header().cells(), definition, options);
    this.collected = definition.collected().filter(each -> header.has(each.field()));
  }

  public CsvHeader header() {
    return header;
  }

  public CsvFile file() {
    return file;
  }

  @Override
  public FileFormat format() {
    return header.format();
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (header.titleSplit().isPresent()) {
      warnings.add(
          "the file has no column of titles: the first line or sentence of each text is its title");
    }
    for (String name : header.unused()) {
      warnings.add("the column '" + name + "' is left out: nothing is kept of it");
    }
    return warnings;
  }

  @Override
  public Raw next() throws IOException {
    CsvRows.Row row = ahead == null ? file.rows().next() : ahead;
    ahead = null;
    if (row == null) {
      return null;
    }
    try {
      Map<String, Object> values = values(row);
      int weight = row.length();
      if (collected.isPresent()) {
        weight += collect(collected.get(), row, values);
      }
      return Raw.of(new FieldValues(place(row), "", values), weight);
    } catch (RefusedRowException e) {
      return Raw.broken(row.line(), e);
    }
  }

  private Place place(CsvRows.Row row) {
    return new Place(row.line(), header.columns(), times, collected.isPresent());
  }

  private static Reason reason(CsvRows.Problem problem) {
    return switch (problem) {
      case QUOTES -> QUOTES;
      case TOO_LONG ->
          Reason.of("too-long", "the line is longer than {0} characters", CsvRows.MAX_LINE);
    };
  }

  private Map<String, Object> values(CsvRows.Row row) throws RefusedRowException {
    Place place = place(row);
    if (row.problem() != null) {
      throw place.refuse("", reason(row.problem()));
    }
    if (row.cells().size() != header.count()) {
      throw place.refuse(
          "",
          Reason.of(
              "columns",
              "the row has {0} columns where the first row has {1}; check its delimiters and quotation marks",
              row.cells().size(),
              header.count()));
    }
    Map<String, Object> values = new HashMap<>();
    for (Map.Entry<String, Column> entry : header.columns().entrySet()) {
      String cell = row.cells().get(entry.getValue().number() - 1);
      if (cell.indexOf(Decoding.BROKEN) >= 0) {
        throw place.refuse(
            entry.getKey(), Reason.of("bytes", "it has bytes that are not {0}", encoding()));
      }
      if (!cell.isBlank()) {
        values.put(entry.getKey(), value(place, entry.getKey(), cell));
      }
    }
    splitTitle(values);
    addId(values);
    return values;
  }

  private String encoding() {
    String name = text.charset().name();
    return name.equals("UTF-8")
        ? name + "; save the file as UTF-8, or name its encoding (--charset GB18030)"
        : name + "; name the encoding that the file was saved in";
  }

  private Object value(Place place, String field, String cell) throws RefusedRowException {
    if (definition.isNumber(field)) {
      if (!WHOLE_NUMBER.matcher(cell.strip()).matches()) {
        throw place.refuse(
            field, Reason.of("not-whole", "''{0}'' is no whole number", SHOWN.fit(cell)));
      }
      return Integer.valueOf(cell.strip());
    }
    return definition.isList(field)
        ? SEPARATORS.splitAsStream(cell).filter(word -> !word.isBlank()).toList()
        : cell;
  }

  private void splitTitle(Map<String, Object> values) {
    if (header.titleSplit().isEmpty()) {
      return;
    }
    FileImport.TitleSplit fields = header.titleSplit().get();
    if (values.get(fields.body()) instanceof String whole) {
      SplitText split = SplitText.of(whole, fields.limit());
      values.put(fields.title(), split.title());
      values.put(fields.body(), split.rest());
    }
  }

  /** Adds an id: a row without one of its own is known by what it says. */
  private void addId(Map<String, Object> values) {
    if (!definition.keys().isEmpty()
        && !values.containsKey("id")
        && !header.format().required().contains("id")) {
      String[] known =
          definition.keys().stream().map(field -> text(values, field)).toArray(String[]::new);
      values.put("id", "row-" + Digest.of(known).substring(0, 24));
    }
  }

  private static String text(Map<String, Object> values, String field) {
    return values.get(field) instanceof String text ? text.strip() : null;
  }

  /** Takes the element of a row, and those of the rows behind it that tell of the same thing. */
  private int collect(FileImport.Collected fields, CsvRows.Row first, Map<String, Object> values)
      throws IOException, RefusedRowException {
    List<FieldValues> elements = new ArrayList<>();
    addElement(fields, elements, place(first), values);
    int weight = 0;
    while (elements.size() < ELEMENTS_AT_ONCE) {
      ahead = file.rows().next();
      if (ahead == null || !tellsOfSame(first, ahead)) {
        break;
      }
      Map<String, Object> more;
      try {
        more = values(ahead);
      } catch (RefusedRowException e) {
        // it comes next, and is refused then
        break;
      }
      addElement(fields, elements, place(ahead), more);
      weight += ahead.length();
      ahead = null;
    }
    values.put(fields.list(), elements);
    return weight;
  }

  private boolean tellsOfSame(CsvRows.Row first, CsvRows.Row next) {
    Column id = header.columns().get("id");
    return id != null
        && next.problem() == null
        && next.cells().size() == header.count()
        && Objects.equals(
            first.cells().get(id.number() - 1).strip(), next.cells().get(id.number() - 1).strip());
  }

  private static void addElement(
      FileImport.Collected fields,
      List<FieldValues> elements,
      Place place,
      Map<String, Object> values) {
    Object value = values.remove(fields.field());
    Object more = values.remove(fields.more());
    if (value != null) {
      Map<String, Object> element = new HashMap<>();
      element.put(fields.field(), value);
      element.put(fields.more(), more);
      elements.add(new FieldValues(place, "", element));
    }
  }
}
