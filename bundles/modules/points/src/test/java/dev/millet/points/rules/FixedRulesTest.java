package dev.millet.points.rules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Rules that the configuration sets. */
@RunWith(Parameterized.class)
public final class FixedRulesTest {

  private static final String JOB = "points.fixed-rules";
  private static final String ADMIN = "/admin/points/rules";

  private final TestDatabase test;
  private RuleGround ground;

  public FixedRulesTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void begin() {
    ground = new RuleGround(test);
  }

  private static String rule(String id, String type, String amount) {
    return """
        "%s": {"name": "Thanks 谢谢", "types": ["%s"], "recipient": "actor", "amount": "%s",
               "enabled": true}
        """
        .formatted(id, type, amount);
  }

  /** Starts the module with rules, and has them count. */
  private void start(String... rules) {
    ground.start("{" + String.join(",", rules) + "}");
    ground.step(JOB);
    ground.deliver();
  }

  private String page(Locale language) {
    Reply reply = ground.call(ADMIN, FakeRequest.get(ADMIN).by(ground.staff).in(language));
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  @Test
  public void theyCountAsLongAsTheConfigurationHasThem() {
    start(rule("thanks", "suggestions.submitted", "3"));
    ground.suggest(ground.ann);
    assertEquals(3, ground.points(ground.ann));
    start(rule("thanks", "suggestions.submitted", "2 + 2"));
    ground.step(JOB);
    ground.suggest(ground.ann);
    assertEquals("a change counts from then on", 7, ground.points(ground.ann));
    assertEquals("the same again is no change", 2, ground.all(ground.staff).get(0).revision());
    start();
    ground.suggest(ground.ann);
    assertEquals("what was given stays", 7, ground.points(ground.ann));
    assertFalse(ground.all(ground.staff).get(0).terms().enabled());
  }

  @Test
  public void nobodyChangesThemElsewhere() {
    start(rule("thanks", "suggestions.submitted", "3"));
    RuleAnswer fixed = ground.all(ground.staff).get(0);
    RuleRequest other =
        new RuleRequest("x", fixed.terms().types(), "", "actor", "9", null, null, null, true);
    ProblemException refused =
        assertThrows(ProblemException.class, () -> ground.change(fixed, other));
    assertEquals("points.rule-fixed", refused.problem().code());
    assertTrue(page(Locale.ENGLISH).contains("Set by configuration"));
    assertTrue(page(Locale.SIMPLIFIED_CHINESE).contains("由配置文件设定"));
  }

  @Test
  public void oneWhoseModuleIsAwayWaits() {
    start(rule("quiz", "acme.quiz.won", "3"));
    assertEquals("it is no error", "", ground.health());
    assertTrue(page(Locale.ENGLISH).contains("Waiting for its module"));
  }

  @Test
  public void aWrongFormulaDoesNotCountAndIsToldWithItsPlace() {
    start(
        rule("thanks", "suggestions.submitted", "3"), rule("bad", "suggestions.submitted", "3 +"));
    assertEquals(1, ground.all(ground.staff).size());
    assertTrue(ground.health(), ground.health().contains("bad: amount: Line 1, column "));
  }

  @Test
  public void whatIsNoRuleKeepsTheModuleFromStarting() {
    assertRefused("[1]", "points.rules.fixed");
    assertRefused("{\"a\": {\"name\": \"x\", \"nmae\": 1, \"enabled\": true}}", "nmae");
    assertRefused("{" + rule("A b", "suggestions.submitted", "3") + "}", "rule A b: an id is");
    assertRefused("{" + rule("thanks", "", "3") + "}", "rule thanks: types");
    assertRefused(
        "{" + rule("a", "b.c", "1") + "," + rule("a", "b.c", "1") + "}", "points.rules.fixed");
  }

  private void assertRefused(String text, String told) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ground.start(text)).getMessage();
    assertTrue(message, message.contains(told));
  }
}
