package dev.millet.suggestions.statuses;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.lists.Slice;
import dev.millet.suggestions.statuses.StatusesApi.StatusAnswer;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** Lists and additions name a product by its slug, in the same way for all that products have. */
public final class NamedProductsTest extends ProductStatuses {

  private static final String FIELDS = "/api/v1/suggestions/fields";

  public NamedProductsTest(TestDatabase test) {
    super(test);
  }

  @Test
  public void aListIsOfAllProductsOrOfTheOneThatIsNamed() throws Exception {
    add("planned", "Design", "");
    add(new StatusRequest("kettle", "", "planned", "Testing", "", "blue", null));
    assertEquals(List.of("Design", "Testing"), labels(FakeRequest.get("/")));
    assertEquals(List.of("Testing"), labels(FakeRequest.get("/").query("product", "kettle")));
  }

  @Test
  public void aProductThatIsNotThereIsRefusedByName() {
    assertUnknown(() -> labels(FakeRequest.get("/").query("product", "lamp")));
    assertUnknown(() -> desk.call(FIELDS, FakeRequest.get("/").query("product", "lamp")));
    assertUnknown(() -> add(new StatusRequest("lamp", "", "planned", "Design", "", "blue", null)));
  }

  private static void assertUnknown(ThrowingRunnable call) {
    Problem problem = assertThrows(ProblemException.class, call).problem();
    assertEquals(422, problem.status());
    assertEquals(
        List.of(new Problem.Field("product", "unknown", "there is no product 'lamp'")),
        problem.fields());
  }

  private List<String> labels(FakeRequest request) throws Exception {
    Slice<?> slice = desk.answer(Slice.class, ALL, request);
    return slice.items().stream().map(each -> ((StatusAnswer) each).label()).toList();
  }
}
