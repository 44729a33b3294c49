package dev.millet.points.formula;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.journal.JournalField;
import dev.millet.api.journal.JournalField.Kind;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Checks what formulas can say, where they are wrong, and that their cost is bounded. */
public final class FormulaTest {

  private static final List<JournalField> FIELDS =
      List.of(
          new JournalField("title", Kind.TEXT),
          new JournalField("support", Kind.NUMBER),
          new JournalField("author", Kind.MEMBER),
          new JournalField("imported", Kind.FLAG),
          new JournalField("at", Kind.TIME),
          new JournalField("subject", Kind.SUBJECT),
          new JournalField("in", Kind.TEXT));

  private final Map<String, Object> values =
      new HashMap<>(
          Map.of(
              "title",
              "相机夜景",
              "support",
              12L,
              "author",
              3L,
              "imported",
              false,
              "at",
              Instant.parse("2026-11-01T10:00:00Z"),
              "subject",
              new Subject("suggestion", "7"),
              "in",
              "x"));

  private boolean holds(String text) {
    return Formula.condition(text, FIELDS).of(values);
  }

  private static FormulaError error(String text) {
    return assertThrows(FormulaException.class, () -> Formula.condition(text, FIELDS))
        .errors()
        .get(0);
  }

  @Test
  public void aConditionAsksForFieldsByName() {
    assertTrue(holds("!imported && support > 10 && subject.type == 'suggestion'"));
    assertTrue(holds("size(title) == 4 && title.startsWith('相机') && author == 3"));
    assertTrue(holds("at < timestamp('2026-12-01T00:00:00Z') && subject.id in ['6', '7']"));
    assertTrue(holds("title.matches('夜')"));
    assertFalse(holds("support < 12"));
  }

  @Test
  public void anAmountIsAWholeNumber() {
    assertEquals(Long.valueOf(5), Formula.amount("5", FIELDS).of(values));
    assertEquals(Long.valueOf(10), Formula.amount("math.least(support, 10)", FIELDS).of(values));
    assertEquals(Long.valueOf(2), Formula.amount("support > 10 ? 2 : 1", FIELDS).of(values));
    assertThrows(FormulaException.class, () -> Formula.amount("2.5", FIELDS));
    assertThrows(FormulaException.class, () -> Formula.amount("'5'", FIELDS));
  }

  @Test
  public void anErrorTellsItsLineAndColumn() {
    assertEquals(1, error("support > 1 &&").line());
    assertEquals(15, error("support > 1 &&").column());
    FormulaError unknown = error("imported ||\n  suport > 3");
    assertEquals(2, unknown.line());
    assertEquals(3, unknown.column());
    assertTrue(unknown.message(), unknown.message().contains("suport"));
    assertTrue(error("support").message().contains("bool"));
    assertTrue(error("support == 'x'").message().contains("int"));
  }

  @Test
  public void aSubjectThatIsMissingIsEmpty() {
    values.put("subject", null);
    assertTrue(holds("subject.type == ''"));
  }

  @Test
  public void lengthDepthLoopsAndJoinedTextsAreBounded() {
    error("imported || ".repeat(60) + "imported");
    error("(".repeat(200) + "imported" + ")".repeat(200));
    error("[1, 2].all(x, x > 0)");
    assertThrows(FormulaException.class, () -> holds("title + title == ''"));
    assertThrows(FormulaException.class, () -> holds("[1] + [2] == [1]"));
    assertThrows(FormulaException.class, () -> holds("title.matches('(a{100}){100}')"));
    values.put("title", "长".repeat(60_000));
    assertTrue(holds("size(title) == 2000 && !title.matches('(长+)+$x')"));
  }

  @Test
  public void whatHasNoValueIsAnErrorAndNotWrong() {
    assertThrows(
        FormulaException.class, () -> Formula.amount("1 / (support - 12)", FIELDS).of(values));
    assertThrows(
        FormulaException.class,
        () -> Formula.amount("9223372036854775807 + support", FIELDS).of(values));
  }

  @Test
  public void severalTypesShareTheFieldsOfTheSameKind() {
    var other =
        List.of(new JournalField("title", Kind.TEXT), new JournalField("support", Kind.TEXT));
    assertEquals(
        List.of(new JournalField("title", Kind.TEXT)), Formula.common(List.of(FIELDS, other)));
  }
}
