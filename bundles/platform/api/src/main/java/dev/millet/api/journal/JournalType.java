package dev.millet.api.journal;

import dev.millet.api.modules.Contribution;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Describes one type of journal entries that a module appends, so that others can use it without
 * knowing the module: rules of points, for instance, offer it with its fields. Immutable.
 *
 * <p>The module has the message {@code journal.<type>}, in each language, such as "Suggestion
 * posted"; and for a field {@code journal.<type>.<field>}, or {@code journal.field.<field>} where
 * it is called the same in all of its types. Without either, a field is shown by its name.
 *
 * @since 1.4
 */
public final class JournalType implements Contribution {

  private final String name;
  private final Map<String, JournalField> fields;
  private final String actor;
  private final String author;
  private final JournalItem subject;
  private final List<JournalEffect> effects;

  private JournalType(
      String name,
      Map<String, JournalField> fields,
      String actor,
      String author,
      JournalItem subject,
      List<JournalEffect> effects) {
    this.name = name;
    this.fields = fields;
    this.actor = actor;
    this.author = author;
    this.subject = subject;
    this.effects = List.copyOf(effects);
  }

  /**
   * Returns the description of a type whose payload is a record: texts, whole numbers, flags,
   * moments and subjects are its fields; other components are left out.
   *
   * @param name {@code <module>.<happened>}, as it is appended
   */
  public static JournalType of(String name, Class<? extends Record> payload) {
    Map<String, JournalField> fields = new LinkedHashMap<>();
    for (RecordComponent component : payload.getRecordComponents()) {
      JournalField.Kind kind = JournalField.kindOf(component.getType());
      if (kind != null) {
        fields.put(component.getName(), new JournalField(component.getName(), kind));
      }
    }
    return new JournalType(name, fields, null, null, null, List.of());
  }

  /**
   * Returns a description that was kept in its parts, as the module described it once.
   *
   * @param actor as {@link #by}; null for none
   * @param author as {@link #authoredBy}; null for none
   * @param subject as {@link #about}; null for none
   */
  public static JournalType of(
      String name,
      List<JournalField> fields,
      String actor,
      String author,
      JournalItem subject,
      List<JournalEffect> effects) {
    Map<String, JournalField> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.name(), field));
    return new JournalType(name, byName, actor, author, subject, effects);
  }

  /** Returns the same type, with the field that is the id of the member who did it. */
  public JournalType by(String field) {
    return new JournalType(name, withMember(field), field, author, subject, effects);
  }

  /**
   * Returns the same type, with the field that is the id of the member whose subject it is. Where
   * no field tells, the author is the one whom the owner of the subject names.
   */
  public JournalType authoredBy(String field) {
    return new JournalType(name, withMember(field), actor, field, subject, effects);
  }

  /** Returns the same type, with another field that is the id of a member. */
  public JournalType naming(String field) {
    return new JournalType(name, withMember(field), actor, author, subject, effects);
  }

  /** Returns the same type, with the subject that it is about: a type and one field, or a field. */
  public JournalType about(JournalItem item) {
    requireFields(item);
    if (item.fields().size() != 1) {
      throw new IllegalArgumentException(name + ": the id of a subject is one field");
    }
    return new JournalType(name, fields, actor, author, item, effects);
  }

  /** Returns the same type, after which there is an item that was not there. */
  public JournalType making(JournalItem item) {
    return with(JournalEffect.Kind.MAKES, item, "", Set.of());
  }

  /** Returns the same type, which makes an item where a field has one of some values. */
  public JournalType makingWhere(String field, Set<String> values, JournalItem item) {
    return with(JournalEffect.Kind.MAKES, item, field, values);
  }

  /** Returns the same type, after which an item is there no longer. */
  public JournalType undoing(JournalItem item) {
    return with(JournalEffect.Kind.UNDOES, item, "", Set.of());
  }

  /** Returns the same type, which undoes an item where a field has one of some values. */
  public JournalType undoingWhere(String field, Set<String> values, JournalItem item) {
    return with(JournalEffect.Kind.UNDOES, item, field, values);
  }

  /** Returns the same type, after which an item that was undone is there again. */
  public JournalType restoring(JournalItem item) {
    return with(JournalEffect.Kind.RESTORES, item, "", Set.of());
  }

  /** Returns the same type, which restores an item where a field has one of some values. */
  public JournalType restoringWhere(String field, Set<String> values, JournalItem item) {
    return with(JournalEffect.Kind.RESTORES, item, field, values);
  }

  private JournalType with(
      JournalEffect.Kind kind, JournalItem item, String field, Set<String> values) {
    requireFields(item);
    if (!field.isEmpty()) {
      requireField(field);
    }
    List<JournalEffect> more = new ArrayList<>(effects);
    more.add(new JournalEffect(kind, item, field, values));
    return new JournalType(name, fields, actor, author, subject, more);
  }

  private Map<String, JournalField> withMember(String field) {
    requireField(field);
    Map<String, JournalField> more = new LinkedHashMap<>(fields);
    more.put(field, new JournalField(field, JournalField.Kind.MEMBER));
    return more;
  }

  private void requireFields(JournalItem item) {
    item.fields().forEach(this::requireField);
  }

  private void requireField(String field) {
    if (!fields.containsKey(field)) {
      throw new IllegalArgumentException(name + " has no field " + field);
    }
  }

  public String name() {
    return name;
  }

  /** Returns the fields in the order of the payload. */
  public List<JournalField> fields() {
    return List.copyOf(fields.values());
  }

  /** Returns the field that is the member who did it. */
  public Optional<String> actor() {
    return Optional.ofNullable(actor);
  }

  /** Returns the field that is the member whose subject it is. */
  public Optional<String> author() {
    return Optional.ofNullable(author);
  }

  /** Returns what names the subject that it is about. */
  public Optional<JournalItem> subject() {
    return Optional.ofNullable(subject);
  }

  public List<JournalEffect> effects() {
    return effects;
  }

  /** Reads an entry of this type. */
  public DescribedEntry read(JournalEntry entry) {
    return new DescribedEntry(this, entry);
  }

  @Override
  public String identity() {
    return name;
  }
}
