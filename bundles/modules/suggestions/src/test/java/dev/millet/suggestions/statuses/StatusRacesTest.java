package dev.millet.suggestions.statuses;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.statuses.StatusesApi.StatusAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import org.junit.Test;

/** A status of a product is deleted while somebody sets it, in the order that is worst. */
public final class StatusRacesTest extends ProductStatuses {

  private final Race race;

  public StatusRacesTest(TestDatabase test) {
    super(test);
    race = new Race(desk.database);
  }

  @Test
  public void whatIsBeingDeletedIsNotSet() throws Exception {
    StatusAnswer design = add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    var outcome = race.run(handle -> delete(design, ""), () -> plan(id));
    assertEquals(422, outcome.second());
    assertTrue(outcome.waited());
    assertEquals("open", care(id).status());
    assertNull(care(id).customStatus());
  }

  @Test
  public void whatIsBeingSetIsNotDeletedWithoutASuccessor() throws Exception {
    StatusAnswer design = add("planned", "Design", "");
    long id = submit("phone", "Dark mode");
    var outcome = race.run(handle -> plan(id), () -> delete(design, ""));
    assertEquals(409, outcome.second());
    assertEquals("design", care(id).customStatus().slug());
  }

  @Test
  public void twoDoNotTakeEachOthersPlace() throws Exception {
    StatusAnswer design = add("planned", "Design", "");
    StatusAnswer queue = add("planned", "Queue", "");
    long id = submit("phone", "Dark mode");
    set(id, "planned", "design");
    var outcome = race.run(handle -> delete(design, "queue"), () -> delete(queue, "design"));
    assertEquals(422, outcome.second());
    assertEquals("queue", care(id).customStatus().slug());
  }

  private Reply plan(long id) throws Exception {
    return desk.call(
        "/api/v1/suggestions/{id}/status",
        FakeRequest.of("PUT", "/")
            .with("id", id)
            .by(desk.staff)
            .header("If-Match", "\"1\"")
            .json(new NewStatus("planned", "", null, "design")));
  }
}
