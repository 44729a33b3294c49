package dev.millet.api.imports;

import dev.millet.api.gateway.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Describes the files that a module takes in: where they are sent, what forms they have, which
 * columns mean what, and who reads and writes their rows.
 *
 * <pre>{@code
 * new FileImport<Note>(
 *         "/thanks", IMPORT, "Notes of another system", session -> new NoteImporter(notes, session))
 *     .withRows("note", "notes")
 *     .mapping("text", "author", "created")
 *     .reading(FileFormat.csv().columns("text=text note=text author=author").requiring("text"))
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param <R> a row as the module keeps it until it is written
 * @since 1.1
 */
public final class FileImport<R> {

  private final String place;
  private final Permission permission;
  private final String description;
  private final Function<ImportSession, FileImporter<R>> importer;
  private List<FileFormat> formats = List.of(FileFormat.JSON_LINES);
  private List<String> kinds = List.of("rows");
  private List<String> fields = List.of();
  private List<String> totals = List.of();
  private Set<String> numbers = Set.of();
  private Set<String> lists = Set.of();
  private List<String> keys = List.of();
  private String rowKind = "row";
  private TitleSplit titleSplit;
  private Collected collected;
  private StatusVocabulary statuses;
  private DemoData demo;

  /** A field that becomes the beginning of another one where a file has no column for it. */
  public record TitleSplit(String title, String body, FileText limit) {}

  /**
   * Rows that follow each other with the same id, and are one row with a list.
   *
   * @param list the name of the list
   * @param field the field without which a row adds nothing to the list
   * @param more the other field of each element
   */
  public record Collected(String list, String field, String more) {}

  /**
   * The words for the state of a row.
   *
   * @param own the module's own words
   * @param known returns the own word that another word usually means
   */
  public record StatusVocabulary(List<String> own, Function<String, Optional<String>> known) {}

  /**
   * Begins a description.
   *
   * @param place the path of the module's pages, such as {@code /thanks}: the file is uploaded at
   *     {@code /thanks/import} and sent to {@code /api/v1/thanks/import}
   * @param description what files it takes, for people who choose
   * @param importer makes the reader and writer of one import
   */
  public FileImport(
      String place,
      Permission permission,
      String description,
      Function<ImportSession, FileImporter<R>> importer) {
    this.place = Objects.requireNonNull(place, "place");
    this.permission = Objects.requireNonNull(permission, "permission");
    this.description = Objects.requireNonNull(description, "description");
    this.importer = Objects.requireNonNull(importer, "importer");
  }

  private FileImport(FileImport<R> other) {
    this(other.place, other.permission, other.description, other.importer);
    formats = other.formats;
    kinds = other.kinds;
    fields = other.fields;
    totals = other.totals;
    numbers = other.numbers;
    lists = other.lists;
    keys = other.keys;
    rowKind = other.rowKind;
    titleSplit = other.titleSplit;
    collected = other.collected;
    statuses = other.statuses;
    demo = other.demo;
  }

  /**
   * Names the rows, and the kinds of things that are counted.
   *
   * @param kind the word that JSON Lines may give as {@code kind} of a row
   * @param counted the rows themselves first
   */
  public FileImport<R> withRows(String kind, String... counted) {
    FileImport<R> more = new FileImport<>(this);
    more.rowKind = kind;
    more.kinds = List.of(counted);
    return more;
  }

  /** Names numbers that the summary tells beside the counts of each kind. */
  public FileImport<R> totalling(String... names) {
    FileImport<R> more = new FileImport<>(this);
    more.totals = List.of(names);
    return more;
  }

  /** Adds a form; one of CSV without names by which it is recognised comes last. */
  public FileImport<R> reading(FileFormat format) {
    List<FileFormat> all = new ArrayList<>(formats);
    all.add(format);
    FileImport<R> more = new FileImport<>(this);
    more.formats = List.copyOf(all);
    return more;
  }

  /** Names the fields to which the columns of a CSV can be mapped, in the order of the page. */
  public FileImport<R> mapping(String... names) {
    FileImport<R> more = new FileImport<>(this);
    more.fields = List.of(names);
    return more;
  }

  /** Names the fields that are whole numbers. */
  public FileImport<R> numbers(String... names) {
    FileImport<R> more = new FileImport<>(this);
    more.numbers = Set.of(names);
    return more;
  }

  /** Names the fields that are lists of words, separated by commas and the like. */
  public FileImport<R> lists(String... names) {
    FileImport<R> more = new FileImport<>(this);
    more.lists = Set.of(names);
    return more;
  }

  /** Names the fields that tell a row of a CSV from others where it has no {@code id}. */
  public FileImport<R> identifiedBy(String... names) {
    FileImport<R> more = new FileImport<>(this);
    more.keys = List.of(names);
    return more;
  }

  /** Takes titles from the beginnings of texts where a CSV of no known form has none. */
  public FileImport<R> splittingTitles(String title, String body, FileText limit) {
    FileImport<R> more = new FileImport<>(this);
    more.titleSplit = new TitleSplit(title, body, limit);
    return more;
  }

  /** Makes one row of CSV rows that follow each other and differ in these fields only. */
  public FileImport<R> collecting(String list, String field, String beside) {
    FileImport<R> more = new FileImport<>(this);
    more.collected = new Collected(list, field, beside);
    return more;
  }

  /** Lets whoever imports say what the statuses of the source mean. */
  public FileImport<R> withStatuses(List<String> own, Function<String, Optional<String>> known) {
    FileImport<R> more = new FileImport<>(this);
    more.statuses = new StatusVocabulary(List.copyOf(own), known);
    return more;
  }

  /** Adds data to look at. */
  public FileImport<R> withDemo(DemoData data) {
    FileImport<R> more = new FileImport<>(this);
    more.demo = data;
    return more;
  }

  public String place() {
    return place;
  }

  public Permission permission() {
    return permission;
  }

  public String description() {
    return description;
  }

  /** Returns the reader and writer of one import. */
  public FileImporter<R> importer(ImportSession session) {
    return importer.apply(session);
  }

  /** Returns the forms that are understood; JSON Lines is the first. */
  public List<FileFormat> formats() {
    return formats;
  }

  public String rowKind() {
    return rowKind;
  }

  /** Returns the kinds of things that are counted, the rows themselves first. */
  public List<String> kinds() {
    return kinds;
  }

  public List<String> totals() {
    return totals;
  }

  public List<String> fields() {
    return fields;
  }

  /** Returns whether a field is a whole number. */
  public boolean isNumber(String field) {
    return numbers.contains(field);
  }

  /** Returns whether a field is a list of words. */
  public boolean isList(String field) {
    return lists.contains(field);
  }

  /** Returns the fields that tell a row without an id from others; empty where each needs one. */
  public List<String> keys() {
    return keys;
  }

  public Optional<TitleSplit> titleSplit() {
    return Optional.ofNullable(titleSplit);
  }

  public Optional<Collected> collected() {
    return Optional.ofNullable(collected);
  }

  /** Returns the words for statuses; empty where rows have none. */
  public Optional<StatusVocabulary> statuses() {
    return Optional.ofNullable(statuses);
  }

  public Optional<DemoData> demo() {
    return Optional.ofNullable(demo);
  }
}
