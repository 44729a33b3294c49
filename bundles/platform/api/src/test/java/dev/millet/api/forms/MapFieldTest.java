package dev.millet.api.forms;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class MapFieldTest {

  record Report(String title, Map<String, String> fields) {}

  private static final Rules<Report> RULES =
      Rules.of(Report.class).line("title", 1, 5, "Crash").texts("fields", 2, 3, "One");

  private static Input<Report> read(String... pairs) {
    Map<String, List<String>> fields = new HashMap<>(Map.of("title", List.of("T")));
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], List.of(pairs[i + 1]));
    }
    return RULES.read(Form.of(fields));
  }

  @Test
  public void aFormHasAnInputForEachKey() {
    Input<Report> input = read("fields.device", " 手机 ", "fields.设-备", "", "other.device", "x");
    assertEquals(Map.of("device", "手机", "设-备", ""), input.value().fields());
    assertEquals(" 手机 ", input.typed("fields.device"));
    assertNull("nothing was sent", read().value().fields());
  }

  @Test
  public void anErrorHasTheNameOfTheInput() {
    Input<Report> input = read("fields.device", "four");
    assertEquals("too-long", input.error("fields.device").orElseThrow().code());
    assertEquals("four", input.typed("fields.device"));
    Input<Report> refused = read("fields.device", "x").refused("fields.device", "unknown", "!");
    assertEquals("unknown", refused.error("fields.device").orElseThrow().code());
  }

  @Test
  public void moreKeysAndOtherKeysAreRefused() {
    Map<String, String> three = Map.of("a", "", "b", "", "c", "");
    assertRefused("fields", three);
    assertRefused("fields", Map.of("a.b", ""));
    assertRefused("fields", Map.of("", ""));
    assertRefused("fields", Map.of("x".repeat(61), ""));
    assertRefused("fields.a", Map.of("a", "b\u0000c"));
    assertEquals(
        Map.of("a", "😀😀😀"), RULES.check(new Report("T", Map.of("a", "😀😀😀"))).fields());
  }

  @Test
  public void aFilledFormShowsEach() {
    Input<Report> input = RULES.filled(new Report("T", Map.of("device", "One")));
    assertEquals("One", input.typed("fields.device"));
    assertEquals("", RULES.filled(new Report("T", null)).typed("fields.device"));
  }

  private static void assertRefused(String field, Map<String, String> fields) {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> RULES.check(new Report("T", fields)));
    assertEquals(field, refused.problem().fields().get(0).name());
  }
}
