package dev.millet.api.forms;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.text.TextFormat;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Describes once what may be typed into a record: the page's form, the JSON body, the OpenAPI
 * document and the field's markup follow from it. Immutable; keep it in a constant of the record.
 *
 * <pre>{@code
 * record NewNote(String text) {
 *   static final Rules<NewNote> RULES = Rules.of(NewNote.class).line("text", 1, 200, "Thank you!");
 * }
 * }</pre>
 *
 * <p>All lengths are code points. Every component of the record needs exactly one rule; that is
 * checked at the first use.
 *
 * @param <T> the record
 */
public final class Rules<T> {

  private final Class<T> type;
  private final Records<T> records;
  private final Map<String, Field> fields;
  private final List<Condition<T>> conditions;
  private final String focus;
  private final String prefix;

  private Rules(
      Class<T> type,
      Map<String, Field> fields,
      List<Condition<T>> conditions,
      String focus,
      String prefix) {
    this.type = type;
    this.records = new Records<>(type);
    this.fields = fields;
    this.conditions = conditions;
    this.focus = focus;
    this.prefix = prefix;
  }

  /** Begins the rules of a record. */
  public static <T extends Record> Rules<T> of(Class<T> type) {
    return new Rules<>(type, Map.of(), List.of(), "", "");
  }

  /**
   * Adds a text of one line: each run of white space is one space.
   *
   * @param min the smallest length; 0 where it may be left out, and is the empty string then
   * @param example for the documentation
   */
  public Rules<T> line(String name, int min, int max, String example) {
    return with(new TextField(name, TextFormat.LINE, min, max, example, false));
  }

  /** Adds a text of several lines, which end in {@code \n}. */
  public Rules<T> text(String name, int min, int max, String example) {
    return with(new TextField(name, TextFormat.LINES, min, max, example, false));
  }

  /** Adds a text that is taken as it was typed, for a {@link #checked check} that is stricter. */
  public Rules<T> verbatim(String name, int min, int max, String example) {
    return with(new TextField(name, TextFormat.VERBATIM, min, max, example, false));
  }

  /** Adds a password or the like: taken as it was typed, and never shown again. */
  public Rules<T> secret(String name, int min, int max) {
    return with(new TextField(name, TextFormat.VERBATIM, min, max, null, true));
  }

  /** Adds a whole number; it may be left out where the component is no primitive. */
  public Rules<T> number(String name, long min, long max, long example) {
    Class<?> component = records.component(name).getType();
    boolean small = component == int.class || component == Integer.class;
    Object typed = small ? (Object) Math.toIntExact(example) : (Object) example;
    return with(new NumberField(name, min, max, component, typed));
  }

  /** Adds something that is so or not; it is not where it is left out. */
  public Rules<T> flag(String name) {
    return with(new FlagField(name));
  }

  /** Adds one of a few words. */
  public Rules<T> choice(String name, String... choices) {
    return with(new ChoiceField(name, List.of(choices), true));
  }

  /** Adds one of a few words that may be left out, and is the empty string then. */
  public Rules<T> optionalChoice(String name, String... choices) {
    return with(new ChoiceField(name, List.of(choices), false));
  }

  /** Adds several texts of one line each. */
  public Rules<T> lines(String name, int maxCount, int max, String example) {
    TextField each = new TextField(name, TextFormat.LINE, 1, max, example, false);
    return with(new ListField(each, maxCount));
  }

  /** Adds texts of one line by key, which may be left out, and are null then; since 1.2. */
  public Rules<T> texts(String name, int maxCount, int max, String example) {
    TextField each = new TextField(name, TextFormat.LINE, 0, max, example, false);
    return with(new MapField(each, maxCount));
  }

  /** Adds a moment that may be left out, and is null then. */
  public Rules<T> optionalTime(String name, Instant example) {
    return with(new TimeField(name, false, example));
  }

  /** Adds a file of at most so many bytes, by types such as {@code image/png}; since 1.1. */
  public Rules<T> upload(String name, long maxBytes, List<String> contentTypes) {
    return with(new UploadField(name, true, maxBytes, contentTypes));
  }

  /** Adds a file that may be left out, and is null then; since 1.1. */
  public Rules<T> optionalUpload(String name, long maxBytes, List<String> contentTypes) {
    return with(new UploadField(name, false, maxBytes, contentTypes));
  }

  /** Returns the same with a field that has the focus when the form is opened. */
  public Rules<T> focusing(String name) {
    field(name);
    return new Rules<>(type, fields, conditions, name, prefix);
  }

  /**
   * Returns the same for a page with several forms, of which two have a field of one name.
   *
   * @param text what the ids of the fields begin with; their names stay
   */
  public Rules<T> withIdPrefix(String text) {
    return new Rules<>(type, fields, conditions, focus, text);
  }

  /** Returns whether a field has the focus when the form is opened. */
  public boolean isFocused(String name) {
    return focus.equals(name);
  }

  /** Returns the id of a field on the page. */
  public String id(String name) {
    return prefix + name;
  }

  /** Returns the same with a further check of a text, or of each of several, added before. */
  public Rules<T> checked(String name, TextCheck check) {
    if (field(name) instanceof ListField list) {
      return replaced(new ListField(list.each().checkedBy(check), list.maxCount()));
    }
    return replaced(text(name).checkedBy(check));
  }

  /**
   * Returns the same with a text that browsers may fill in.
   *
   * @param token a token of HTML's {@code autocomplete}, such as {@code username}; with {@code
   *     email} the field is one for mail addresses
   */
  public Rules<T> autocomplete(String name, String token) {
    return replaced(text(name).filledAs(token));
  }

  private TextField text(String name) {
    if (field(name) instanceof TextField text) {
      return text;
    }
    throw new IllegalArgumentException(name + " of " + type.getName() + " is no text");
  }

  private Rules<T> replaced(Field field) {
    Map<String, Field> more = new LinkedHashMap<>(fields);
    more.put(field.name(), field);
    return new Rules<>(type, more, conditions, focus, prefix);
  }

  /**
   * Adds what must hold of the whole; it is asked where no field has an error.
   *
   * @param field the field that the error is shown at
   * @param code the bundle has a message {@code <form>.<field>.<code>} for it
   * @param detail one sentence in English for programs
   */
  public Rules<T> require(String field, Predicate<T> condition, String code, String detail) {
    field(field);
    List<Condition<T>> more = new ArrayList<>(conditions);
    more.add(new Condition<>(condition, new FieldError(field, code, List.of(), detail)));
    return new Rules<>(type, fields, List.copyOf(more), focus, prefix);
  }

  private Rules<T> with(Field field) {
    RecordComponent component = records.component(field.name());
    if (!field.types().contains(component.getType())) {
      throw new IllegalArgumentException(component + " cannot have the rule " + field);
    }
    Map<String, Field> more = new LinkedHashMap<>(fields);
    if (more.put(field.name(), field) != null) {
      throw new IllegalArgumentException(component + " has two rules");
    }
    return new Rules<>(type, more, conditions, focus, prefix);
  }

  Records<T> records() {
    return records;
  }

  /** Returns the record. */
  public Class<T> type() {
    return type;
  }

  /**
   * Returns the name of the form, with which the keys of its messages begin: the record's, with a
   * small first letter.
   */
  public String name() {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Returns the fields in their order. */
  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  /**
   * Returns a field; of texts by key also by the name of one input.
   *
   * @throws IllegalArgumentException if the name is unknown
   */
  public Field field(String name) {
    Field field = fields.getOrDefault(name, fields.get(name.split("\\.", 2)[0]));
    if (field == null) {
      throw new IllegalArgumentException("there is no rule for " + name + " of " + type.getName());
    }
    return field;
  }

  /** Returns a form into which nobody has typed anything. */
  public Input<T> blank() {
    return new Input<>(this, Map.of(), List.of(), null);
  }

  /** Returns a form that shows a value, to change it. */
  public Input<T> filled(T value) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    fields.forEach((name, field) -> shown.putAll(field.shown(records.value(value, name))));
    return new Input<>(this, shown, List.of(), value);
  }

  /** Reads a form that was sent; fields without a rule are passed over. */
  public Input<T> read(Form form) {
    Map<String, List<String>> shown = new LinkedHashMap<>();
    Map<String, Reading> read = new LinkedHashMap<>();
    fields.forEach(
        (name, field) -> {
          read.put(name, field.read(form));
          shown.putAll(field.typed(form));
        });
    return finished(shown, read);
  }

  /**
   * Checks a record that was read from JSON.
   *
   * @return the same, tidied
   * @throws ProblemException 422 that names every field that cannot be taken
   */
  public T check(T value) {
    Map<String, Reading> read = new LinkedHashMap<>();
    fields.forEach((name, field) -> read.put(name, field.check(records.value(value, name))));
    Input<T> input = finished(Map.of(), read);
    if (input.hasErrors()) {
      throw input.toProblem().toException();
    }
    return input.value();
  }

  private Input<T> finished(Map<String, List<String>> typed, Map<String, Reading> read) {
    Outcome<T> outcome = Outcome.of(this, read, conditions);
    return new Input<>(this, typed, outcome.errors(), outcome.value());
  }
}
