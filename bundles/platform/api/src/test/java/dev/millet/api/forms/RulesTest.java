package dev.millet.api.forms;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

public class RulesTest {

  record Meeting(
      String title,
      String notes,
      int seats,
      Long fee,
      Boolean open,
      String kind,
      String level,
      List<String> tags,
      String pin) {}

  private static final Rules<Meeting> RULES =
      Rules.of(Meeting.class)
          .line("title", 2, 5, "Picnic")
          .text("notes", 0, 20, "Bring a blanket.")
          .number("seats", 1, 50, 10)
          .number("fee", 0, 5_000_000_000L, 0)
          .flag("open")
          .choice("kind", "party", "walk")
          .optionalChoice("level", "easy", "hard")
          .lines("tags", 2, 4, "city")
          .secret("pin", 4, 8)
          .require("fee", meeting -> !meeting.open() || meeting.fee() == null, "open-is-free", "!");

  private static Map<String, List<String>> typed(String... pairs) {
    Map<String, List<String>> fields =
        new java.util.HashMap<>(
            Map.of(
                "title", List.of(" 野餐  会 "),
                "seats", List.of("10"),
                "kind", List.of("walk"),
                "pin", List.of("  12  ")));
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], List.of(pairs[i + 1]));
    }
    return fields;
  }

  private static Input<Meeting> read(String... pairs) {
    return RULES.read(Form.of(typed(pairs)));
  }

  private static String code(Input<Meeting> input, String field) {
    return input.error(field).map(FieldError::code).orElse("");
  }

  @Test
  public void aFormIsReadIntoTheRecord() {
    Input<Meeting> input =
        read("notes", "a\r\nb\r", "fee", "5000000000", "level", "hard", "tags", "x");
    assertEquals(
        new Meeting(
            "野餐 会", "a\nb", 10, 5_000_000_000L, false, "walk", "hard", List.of("x"), "  12  "),
        input.value());
  }

  @Test
  public void whatMayBeLeftOutIsEmpty() {
    assertEquals(
        new Meeting("野餐 会", "", 10, null, false, "walk", "", List.of(), "  12  "), read().value());
  }

  @Test
  public void everythingThatIsWrongIsNamedAtOnceInTheOrderOfTheForm() {
    Input<Meeting> input = RULES.read(Form.of(Map.of("fee", List.of("much"))));
    assertEquals(
        List.of(
            "title missing", "seats missing", "fee not-a-number", "kind missing", "pin missing"),
        input.errors().stream().map(error -> error.field() + " " + error.code()).toList());
  }

  @Test
  public void lengthsAreCodePoints() {
    assertFalse(read("title", "😀😀😀😀😀").hasErrors());
    FieldError error = read("title", "😀😀😀😀😀😀").error("title").orElseThrow();
    assertEquals("too-long", error.code());
    assertEquals(List.of(5, 6), error.arguments());
    assertEquals("too-short", code(read("title", "😀"), "title"));
    assertEquals("too-long", code(read("pin", "123456789"), "pin"));
  }

  @Test
  public void nothingToSeeIsMissing() {
    for (String blank :
        List.of("", " ", "\u3000", "\u3164\u3164", "\u200B\u200B", "\u2800\u2800")) {
      assertEquals(blank, "missing", code(read("title", blank), "title"));
      assertEquals(blank, "", read("notes", blank).value().notes());
    }
  }

  @Test
  public void controlCharactersAndHalvesOfCharactersAreRefused() {
    for (String bad : List.of("a\u0007b", "a\uD83Db", "a\u0000b", "a\u0085b\u009Fc")) {
      assertEquals("characters", code(read("title", bad), "title"));
      assertEquals("characters", code(read("notes", bad), "notes"));
      assertEquals("characters", code(read("tags", bad), "tags"));
    }
  }

  @Test
  public void aLineCannotReorderWhatStandsAroundIt() {
    assertEquals("abc", read("title", "a\u202Eb\u2066c").value().title());
  }

  @Test
  public void numbersKeepTheirRange() {
    for (String bad : List.of("0", "51", "-1", "99999999999")) {
      assertEquals(bad, "out-of-range", code(read("seats", bad), "seats"));
    }
    for (String bad : List.of("1.5", "1e3", "ten", "999999999999999999999")) {
      assertEquals(bad, "not-a-number", code(read("seats", bad), "seats"));
    }
    assertEquals(List.of(1L, 50L), read("seats", "0").error("seats").orElseThrow().arguments());
  }

  @Test
  public void onlyTheChoicesCanBeChosen() {
    assertEquals("unknown-choice", code(read("kind", "war"), "kind"));
    assertEquals("unknown-choice", code(read("level", "EASY"), "level"));
  }

  @Test
  public void aListLeavesOutBlanksAndRepetitions() {
    Map<String, List<String>> fields = typed();
    fields.put("tags", List.of(" a ", "", "a", "b", "\u3000"));
    assertEquals(List.of("a", "b"), RULES.read(Form.of(fields)).value().tags());
    fields.put("tags", List.of("城市， a、;b"));
    assertEquals("too-many", code(RULES.read(Form.of(fields)), "tags"));
    fields.put("tags", List.of("a", "b", "c"));
    assertEquals("too-many", code(RULES.read(Form.of(fields)), "tags"));
    fields.put("tags", List.of("a", "abcde"));
    assertEquals("too-long", code(RULES.read(Form.of(fields)), "tags"));
  }

  @Test
  public void whatHoldsBetweenFieldsIsAskedWhenTheyAreRight() {
    assertEquals("open-is-free", code(read("open", "true", "fee", "3"), "fee"));
    assertEquals("", code(read("open", "true", "fee", "3", "seats", "0"), "fee"));
    assertTrue(read("open", "true").value().open());
  }

  @Test
  public void whatWasTypedIsShownAgainButNoSecret() {
    Input<Meeting> input = read("seats", " many ", "open", "true");
    assertEquals(" many ", input.typed("seats"));
    assertEquals("true", input.typed("open"));
    assertEquals("", input.typed("pin"));
    assertEquals("", input.typed("notes"));
    assertThrows(IllegalStateException.class, input::value);
  }

  @Test
  public void aValueFillsTheForm() {
    Meeting meeting =
        new Meeting("Walk", "", 10, null, true, "walk", "", List.of("a", "b"), "1234");
    Input<Meeting> input = RULES.filled(meeting);
    assertEquals("Walk", input.typed("title"));
    assertEquals("10", input.typed("seats"));
    assertEquals("", input.typed("fee"));
    assertEquals("true", input.typed("open"));
    assertEquals("a, b", input.typed("tags"));
    assertEquals("", input.typed("pin"));
    assertFalse(RULES.blank().hasErrors());
  }

  @Test
  public void jsonIsHeldToTheSameRules() {
    Meeting json = new Meeting(" W  alk", null, 10, null, false, "walk", null, null, "1234");
    assertEquals(
        new Meeting("W alk", "", 10, null, false, "walk", "", List.of(), "1234"),
        RULES.check(json));
    Meeting bad = new Meeting(null, null, 0, -1L, false, "x", null, List.of("abcde"), "1234");
    ProblemException refused = assertThrows(ProblemException.class, () -> RULES.check(bad));
    assertEquals(422, refused.problem().status());
    assertEquals(
        List.of("title", "seats", "fee", "kind", "tags"),
        refused.problem().fields().stream().map(Problem.Field::name).toList());
  }

  @Test
  public void aModuleAddsWhatOnlyItCanFind() {
    Input<Meeting> input = read().refused("title", "taken", "the title is taken");
    assertEquals("taken", code(input, "title"));
    Problem problem = Problem.invalid("seats", "too-few", "more people have come");
    assertEquals("too-few", code(input.refused(problem), "seats"));
    assertThrows(IllegalArgumentException.class, () -> input.refused("colour", "x", "y"));
  }

  @Test
  public void aProblemWithoutFieldsIsAnErrorOfTheWholeForm() {
    Problem closed = Problem.of(429, "voting.too-many", "Too many", "Wait").retryingAfter(7);
    Input<Meeting> input = read().refused(closed);
    assertTrue(input.hasErrors());
    assertEquals("voting.too-many", code(input, ""));
    assertEquals(List.of(7), input.error("").orElseThrow().arguments());
  }

  record Visit(String name, Instant at) {}

  private static final Rules<Visit> VISIT =
      Rules.of(Visit.class)
          .verbatim("name", 0, 10, "Mei")
          .checked("name", RulesTest::capitalized)
          .autocomplete("name", "name")
          .optionalTime("at", Instant.EPOCH);

  private static String capitalized(String name) {
    if (name.equals("nobody")) {
      throw Problem.invalid("whatever", "reserved", "not this one").toException();
    }
    return name.toUpperCase(Locale.ROOT);
  }

  @Test
  public void aTextIsCheckedFurtherAndKeptAsTheCheckSays() {
    assertEquals("MEI", VISIT.check(new Visit("mei", null)).name());
    assertEquals(" \u202EMEI", VISIT.check(new Visit(" \u202Emei", null)).name());
    assertEquals("", VISIT.check(new Visit(null, null)).name());
    Input<Visit> refused = VISIT.read(Form.of(Map.of("name", List.of("nobody"))));
    assertEquals("reserved", refused.error("name").orElseThrow().code());
    assertEquals("nobody", refused.typed("name"));
    assertThrows(IllegalArgumentException.class, () -> VISIT.checked("at", text -> text));
  }

  @Test
  public void aMomentIsReadAndOneThatIsNoneIsRefused() {
    Instant at = Instant.parse("2026-03-01T09:00:00Z");
    assertEquals(at, visit("2026-03-01T10:00:00+01:00").value().at());
    assertEquals(null, visit(" ").value().at());
    assertEquals("not-a-time", visit("tomorrow").error("at").orElseThrow().code());
    assertEquals(List.of(at.toString()), VISIT.filled(new Visit("", at)).values("at"));
  }

  private static Input<Visit> visit(String at) {
    return VISIT.read(Form.of(Map.of("at", List.of(at))));
  }

  private record Choice(boolean open) {}

  @Test
  public void aRuleThatFitsNoComponentIsRefused() {
    Rules<Meeting> none = Rules.of(Meeting.class);
    assertThrows(IllegalArgumentException.class, () -> none.line("colour", 0, 9, ""));
    assertThrows(IllegalArgumentException.class, () -> none.line("seats", 0, 9, ""));
    assertThrows(IllegalArgumentException.class, () -> none.flag("title"));
    Rules<Choice> primitive = Rules.of(Choice.class);
    assertThrows(
        "JSON may leave it out", IllegalArgumentException.class, () -> primitive.flag("open"));
    assertThrows(
        IllegalArgumentException.class, () -> none.line("title", 0, 9, "").line("title", 0, 8, ""));
    assertThrows(IllegalArgumentException.class, () -> none.line("title", 9, 8, ""));
    assertThrows(IllegalArgumentException.class, () -> none.flag("open").read(Form.EMPTY));
  }
}
