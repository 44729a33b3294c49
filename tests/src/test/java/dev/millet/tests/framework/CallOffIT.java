package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Await;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import dev.millet.tests.trial.Unsteady;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.Test;

/** Who calls a change off is told whether it is, and finds it so. */
public class CallOffIT extends TrialGround {

  private final ObjectMapper json = new ObjectMapper();

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 1);
  }

  /** Also where its start turns out to hang: nobody is told of a failure who called it off. */
  @Test
  public void whatIsCalledOffBeforeItsSwitchIsNotMade() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 1, "start.seconds", 10));
    String before = active();
    changes.begin(TrialModule.of(next(), Unsteady.HangsWhenMade.class).bytes());
    reported("start", "begun");
    assertEquals(202, callOff().statusCode());
    assertEquals(202, callOff().statusCode());
    assertEquals("cancelled", changes.outcome());
    assertEquals(before, active());
    problem("upgrades.over", callOff(), "trial", "Cancelled");
  }

  @Test
  public void whatHasSwitchedIsNotCalledOffAndItIsSaidWhoMakesWhat() throws Exception {
    configure(Map.of("unsigned", true, "watch.seconds", 8, "most.slower", 1_000));
    String version = next();
    changes.begin(TrialModule.of(version, Steady.class).bytes());
    reported("switch", "done");
    String id = changes.latest().path("id").asText();
    problem(
        "upgrades.too-late",
        callOff(),
        "Change " + id + " ",
        "upgrade trial",
        version,
        "The operator",
        "Roll back");
    assertEquals("done", changes.outcome());
    assertEquals(version, active());
    problem("upgrades.over", callOff(), "Change " + id + " ", "Done", "The operator");
  }

  @Test
  public void whatNeverWasIsNotFound() {
    assertEquals(404, api.post("/api/v1/modules/changes/999999/cancel", OPERATOR, "").statusCode());
  }

  /** At whichever moment it comes, what is answered is what happens. */
  @Test
  public void theAnswerIsTrueAtAnyMoment() throws Exception {
    for (int moment = 0; moment < 8; moment++) {
      String before = active();
      String version = next();
      changes.begin(TrialModule.of(version, Steady.class).bytes());
      Thread.sleep(40L * moment);
      HttpResponse<String> answer = callOff();
      boolean accepted = answer.statusCode() == 202;
      assertEquals(answer.body(), accepted ? "cancelled" : "done", changes.outcome());
      assertEquals(accepted ? before : version, active());
    }
  }

  private HttpResponse<String> callOff() throws Exception {
    String id = changes.latest().path("id").asText();
    return api.post("/api/v1/modules/changes/" + id + "/cancel", OPERATOR, "");
  }

  private void reported(String step, String state) throws Exception {
    Await.until(
        () -> {
          for (JsonNode report : changes.reports()) {
            if (report.path("step").asText().equals(step)
                && report.path("state").asText().equals(state)) {
              return true;
            }
          }
          return false;
        },
        () -> "not at " + step);
  }

  private void problem(String type, HttpResponse<String> answer, String... parts) throws Exception {
    assertEquals(answer.body(), 409, answer.statusCode());
    JsonNode problem = json.readTree(answer.body());
    assertTrue(answer.body(), problem.path("type").asText().endsWith(type));
    for (String part : parts) {
      assertTrue(part + " in " + answer.body(), problem.path("detail").asText().contains(part));
    }
  }
}
