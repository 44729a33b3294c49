package dev.millet.journal;

import dev.millet.api.journal.JournalEffect;
import dev.millet.api.journal.JournalField;
import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A described journal type as programs get it.
 *
 * @param label what it is called, by language
 * @param actor the field that is the member who did it; null where no field tells
 * @param author the field that is the member whose subject it is; null where the owner of the
 *     subject tells
 * @param subject what it is about; null where it is about nothing that has a type
 */
record JournalTypeAnswer(
    String type,
    Map<String, String> label,
    List<FieldAnswer> fields,
    String actor,
    String author,
    JournalItem subject,
    List<EffectAnswer> effects) {

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-CN"));

  /** A field of the payload. */
  record FieldAnswer(String name, JournalField.Kind kind, Map<String, String> label) {}

  /** An item that begins or ends to be. */
  record EffectAnswer(
      JournalEffect.Kind kind, JournalItem item, String field, List<String> values) {}

  static JournalTypeAnswer of(JournalType type, JournalTypes types) {
    Map<String, String> label = new TreeMap<>();
    LANGUAGES.forEach(
        language -> label.put(language.toLanguageTag(), types.label(type.name(), language)));
    return new JournalTypeAnswer(
        type.name(),
        label,
        type.fields().stream().map(field -> field(type, field, types)).toList(),
        type.actor().orElse(null),
        type.author().orElse(null),
        type.subject().orElse(null),
        type.effects().stream().map(JournalTypeAnswer::effect).toList());
  }

  private static FieldAnswer field(JournalType type, JournalField field, JournalTypes types) {
    Map<String, String> label = new TreeMap<>();
    LANGUAGES.forEach(
        language ->
            label.put(language.toLanguageTag(), types.label(type.name(), field.name(), language)));
    return new FieldAnswer(field.name(), field.kind(), label);
  }

  private static EffectAnswer effect(JournalEffect effect) {
    return new EffectAnswer(
        effect.kind(), effect.item(), effect.field(), effect.values().stream().sorted().toList());
  }
}
