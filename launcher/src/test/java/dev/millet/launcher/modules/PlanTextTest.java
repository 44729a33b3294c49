package dev.millet.launcher.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import org.junit.Test;

/** A plan as people read it, from the answer of the API. */
public class PlanTextTest {

  @Test
  public void anUpgradeSaysVersionsTablesSignerAndThatNobodyWaits() {
    PlanText plan =
        plan(
            """
            {"items": [{"module": "voting", "action": "upgrade", "from": "1.0.0", "to": "1.1.0",
               "signer": {"standing": "TRUSTED", "name": "CN=Mei"},
               "migrations": [{"name": "0004-weight.sql"}, {"name": "0005-index.sql"}],
               "contract": [{"name": "0002-old.sql"}], "pauseMillis": 0, "standsStill": false}],
             "shared": [], "pauseMillis": 0, "remarks": [], "obstacles": []}
            """);
    assertEquals(
        List.of(
            "  upgrade   voting 1.0.0 -> 1.1.0",
            "    adds to its tables: 0004-weight.sql, 0005-index.sql",
            "    takes from its tables when all went well: 0002-old.sql",
            "    signed by CN=Mei (trusted)",
            "  No downtime."),
        plan.lines());
    assertTrue(plan.isFeasible());
  }

  @Test
  public void aModuleThatComesForTheFirstTimeReplacesNothing() {
    String plan = "{\"items\": [{\"module\": \"thanks\", %s \"to\": \"1.1.0\"}]}";
    assertTrue(plan(plan.formatted("")).replacesNothing());
    assertFalse(plan(plan.formatted("\"from\": \"1.0.0\",")).replacesNothing());
  }

  @Test
  public void whatStandsStillIsSaidWithHowLong() {
    String still =
        """
        {"items": [{"module": "voting", "action": "restart", "from": "1.0.0", "to": "1.0.0",
           "standsStill": true}],
         "shared": [{"symbolicName": "dev.millet.voting.api", "from": "1.0.0", "to": "1.1.0",
           "modules": ["voting", "suggestions"]}],
         "pauseMillis": %d, "remarks": [], "obstacles": []}
        """;
    List<String> lines = plan(still.formatted(1500)).lines();
    assertTrue(
        lines.toString(),
        lines.contains(
            "  replace   dev.millet.voting.api 1.0.0 -> 1.1.0;"
                + " requests to voting, suggestions wait meanwhile"));
    assertTrue(lines.toString(), lines.contains("  Requests wait, about 1.5 s in all."));
    List<String> unknown = plan(still.formatted(0)).lines();
    assertFalse(unknown.toString(), unknown.contains("  No downtime."));
  }

  @Test
  public void whatStandsAgainstItIsSaidLast() {
    PlanText plan =
        plan(
            """
            {"items": [{"module": "voting", "action": "remove", "from": "1.0.0"}], "shared": [],
             "pauseMillis": 0, "remarks": [{"code": "a", "text": "It is large."}],
             "obstacles": [{"code": "b", "arguments": [], "text": "It is used."}]}
            """);
    assertEquals(
        List.of(
            "  remove    voting 1.0.0; its data stay",
            "  No downtime.",
            "  note: It is large.",
            "  AGAINST IT: It is used."),
        plan.lines());
    assertFalse(plan.isFeasible());
    assertFalse(plan.saysOnlyThatItIsThere());
  }

  @Test
  public void whatIsThereAlreadyIsNamed() {
    PlanText plan =
        plan(
            """
            {"items": [], "shared": [], "pauseMillis": 0, "remarks": [], "obstacles": [
              {"code": "same-version", "arguments": ["voting", "1.0.0"], "text": "…"},
              {"code": "nothing", "arguments": [], "text": "…"}]}
            """);
    assertTrue(plan.saysOnlyThatItIsThere());
    assertEquals(Set.of("voting"), plan.alreadyThere());
  }

  private static PlanText plan(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonObject plan = reader.readObject();
      return new PlanText(plan);
    }
  }
}
