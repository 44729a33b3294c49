package dev.millet.points.rules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.Before;
import org.junit.Test;

/** The pages of the rules: for members in plain words, and for the team. */
public final class RulePagesTest {

  private static final String ADMIN = "/admin/points/rules";
  private static final Locale CHINESE = Locale.forLanguageTag("zh-CN");

  private RuleGround ground;

  @Before
  public void begin() {
    ground = new RuleGround(TestDatabase.hsqldb());
    ground.defaults();
  }

  private String html(String template, Request request) {
    return html(ground.call(template, request));
  }

  private static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  @Test
  public void aMemberReadsWhatEarnsPointsAndWhatIsLeftToday() {
    String visitor = html("/points/rules", FakeRequest.get("/points/rules"));
    assertTrue(visitor, visitor.contains("Post a suggestion"));
    assertTrue(visitor, visitor.contains("+5 points"));
    assertTrue(visitor, visitor.contains("up to 50 points a day"));
    assertFalse(visitor, visitor.contains("0 of 50"));
    String chinese =
        html("/points/rules", FakeRequest.get("/points/rules").in(CHINESE).by(ground.ann));
    assertTrue(chinese, chinese.contains("发布建议"));
    assertTrue(chinese, chinese.contains("每天最多 50 分"));
    assertTrue(chinese, chinese.contains("今天 0/50"));
  }

  @Test
  public void theTeamWritesARuleAndTriesItBefore() {
    ground.suggest(ground.ann);
    FakeRequest typed =
        FakeRequest.post(ADMIN)
            .by(ground.staff)
            .form(
                "name",
                "写建议",
                "types",
                "suggestions.submitted",
                "condition",
                "!imported",
                "recipient",
                RuleTerms.ACTOR,
                "amount",
                "7",
                "kind",
                "both",
                "enabled",
                "true",
                "do",
                "try");
    String tried = html(ADMIN + "/new", typed);
    assertTrue(tried, tried.contains("7 points to 1 members in 1 grants"));
    assertEquals(9, ground.all(ground.staff).size());
  }

  @Test
  public void aFormulaThatIsWrongIsShownWithItsPlace() {
    FakeRequest typed =
        FakeRequest.post(ADMIN)
            .by(ground.staff)
            .form(
                "name",
                "写建议",
                "types",
                "suggestions.submitted",
                "condition",
                "titel == ''",
                "recipient",
                RuleTerms.ACTOR,
                "amount",
                "7",
                "kind",
                "both",
                "do",
                "save");
    Reply refused = ground.call(ADMIN + "/new", typed);
    assertEquals(422, refused.status());
    String page = html(refused);
    assertTrue(page, page.contains("Line 1, column 1"));
    assertTrue(page, page.contains("titel"));
  }

  @Test
  public void theTeamReadsAllRulesInBothLanguages() {
    String page = html(ADMIN, FakeRequest.get(ADMIN).by(ground.staff));
    assertTrue(page, page.contains("Your suggestion is planned"));
    assertTrue(page, page.contains("for the author"));
    String chinese = html(ADMIN, FakeRequest.get(ADMIN).in(CHINESE).by(ground.staff));
    assertTrue(chinese, chinese.contains("建议被采纳"));
    long first = ground.all(ground.staff).get(0).id();
    String form = html(ADMIN + "/{id}", FakeRequest.get(ADMIN).with("id", first).by(ground.staff));
    assertTrue(form, form.contains("value=\"suggestions.submitted\" checked"));
    assertTrue(form, form.contains("!imported"));
  }
}
