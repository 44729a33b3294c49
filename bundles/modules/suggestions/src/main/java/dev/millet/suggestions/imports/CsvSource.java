package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.Place.Column;
import dev.millet.suggestions.imports.csv.CsvFile;
import dev.millet.suggestions.imports.csv.CsvRows;
import dev.millet.suggestions.imports.csv.Decoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A CSV file, each row as the fields that JSON Lines would have. Rows that follow each other and
 * tell of one suggestion, each with another voter, come as one.
 */
final class CsvSource implements RowSource {

  private static final int VOTERS_AT_ONCE = 100;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern TAG_SEPARATORS = Pattern.compile("[,;，、；|\\n]");
  private static final Set<String> NUMBERS = Set.of("voteCount", "commentCount");

  private final CsvFile file;
  private final CsvHeader header;
  private final Decoding text;
  private final String source;
  private CsvRows.Row ahead;

  /**
   * Reads the names of the columns.
   *
   * @param source the source of the rows; null where the format names it
   * @throws UnusableFileException where they say that this is no such file
   */
  CsvSource(Decoding text, Format wanted, Map<String, String> mapping, String source)
      throws IOException {
    this.text = text;
    this.file = CsvFile.open(text);
    if (file.header() == null) {
      throw new UnusableFileException("The file is empty.");
    }
    if (file.header().problem() != null) {
      throw new UnusableFileException(
          "The names of the columns cannot be read: "
              + Reason.of(file.header().problem()).text()
              + ".");
    }
    this.header = CsvHeader.read(file.header().cells(), wanted, mapping);
    this.source = source == null ? header.format().source() : source;
  }

  CsvHeader header() {
    return header;
  }

  CsvFile file() {
    return file;
  }

  @Override
  public Format format() {
    return header.format();
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (header.splitsTitle()) {
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
      if (header.has("voterEmail")) {
        weight += takeVoters(row, values);
      }
      return Raw.of(new Fields(place(row), "", values), weight, header.has("voterEmail"));
    } catch (RefusedFieldException e) {
      return Raw.broken(row.line(), e);
    }
  }

  private Place place(CsvRows.Row row) {
    return new Place(row.line(), header.columns());
  }

  private Map<String, Object> values(CsvRows.Row row) throws RefusedFieldException {
    Place place = place(row);
    if (row.problem() != null) {
      throw place.refuse("", Reason.of(row.problem()));
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
    values.put("source", source);
    if (header.splitsTitle() && values.get(CsvHeader.BODY) instanceof String text) {
      SplitText split = SplitText.of(text);
      values.put(CsvHeader.TITLE, split.title());
      values.put(CsvHeader.BODY, split.rest());
    }
    addCategory(values);
    addId(values);
    return values;
  }

  private String encoding() {
    String name = text.charset().name();
    return name.equals("UTF-8")
        ? name + "; save the file as UTF-8, or name its encoding (--charset GB18030)"
        : name + "; name the encoding that the file was saved in";
  }

  private static Object value(Place place, String field, String cell) throws RefusedFieldException {
    if (NUMBERS.contains(field)) {
      if (!WHOLE_NUMBER.matcher(cell.strip()).matches()) {
        throw place.refuse(
            field, Reason.of("not-whole", "''{0}'' is no whole number", RowReader.NAME.fit(cell)));
      }
      return Integer.valueOf(cell.strip());
    }
    return field.equals("tags") ? tags(cell) : cell;
  }

  private static List<String> tags(String cell) {
    return TAG_SEPARATORS.splitAsStream(cell).filter(tag -> !tag.isBlank()).toList();
  }

  /** Adds the category, which stands first among the tags. */
  private static void addCategory(Map<String, Object> values) {
    if (values.remove("category") instanceof String category) {
      List<Object> tags = new ArrayList<>();
      tags.add(category.replaceAll("[,;，、；]", " "));
      if (values.get("tags") instanceof List<?> more) {
        tags.addAll(more);
      }
      values.put("tags", tags);
    }
  }

  /** Adds an id: a row without one of its own is known by its title, its author and its time. */
  private void addId(Map<String, Object> values) {
    if (!values.containsKey("id") && !header.format().required().contains("id")) {
      values.put(
          "id",
          "row-"
              + Digest.of(
                      text(values, "title"),
                      text(values, "authorEmail"),
                      text(values, "author"),
                      text(values, "created"))
                  .substring(0, 24));
    }
  }

  private static String text(Map<String, Object> values, String field) {
    return values.get(field) instanceof String text ? text.strip() : null;
  }

  /** Takes the voter of a row, and those of the rows behind it that tell of the same suggestion. */
  private int takeVoters(CsvRows.Row first, Map<String, Object> values)
      throws IOException, RefusedFieldException {
    List<Fields> votes = new ArrayList<>();
    addVoter(votes, place(first), values);
    int weight = 0;
    while (votes.size() < VOTERS_AT_ONCE) {
      ahead = file.rows().next();
      if (ahead == null || !tellsOfSame(first, ahead)) {
        break;
      }
      Map<String, Object> more;
      try {
        more = values(ahead);
      } catch (RefusedFieldException e) {
        // it comes next, and is refused then
        break;
      }
      addVoter(votes, place(ahead), more);
      weight += ahead.length();
      ahead = null;
    }
    values.put("votes", votes);
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

  private static void addVoter(List<Fields> votes, Place place, Map<String, Object> values) {
    Object voter = values.remove("voterEmail");
    Object at = values.remove("votedAt");
    if (voter != null) {
      Map<String, Object> vote = new HashMap<>();
      vote.put("voterEmail", voter);
      vote.put("votedAt", at);
      votes.add(new Fields(place, "", vote));
    }
  }
}
