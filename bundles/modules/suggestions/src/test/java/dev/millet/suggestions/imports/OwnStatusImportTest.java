package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.millet.suggestions.Desk;
import dev.millet.suggestions.statuses.StatusRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An import brings the product's own statuses, where the product has them. */
@RunWith(Parameterized.class)
public final class OwnStatusImportTest {

  private final Desk desk;
  private final Importing importing;

  public OwnStatusImportTest(TestDatabase test) {
    desk = new Desk(test);
    importing = new Importing(desk);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void start() throws Exception {
    desk.clear();
    desk.product("phone");
    desk.call(
        "/api/v1/suggestions/statuses",
        FakeRequest.post("/")
            .by(desk.staff)
            .json(new StatusRequest("phone", "", "planned", "Design", "", "blue", null)));
  }

  @Test
  public void itIsTakenWithItsMeaningAndOthersAreCounted() throws Exception {
    String file =
        "id,title,product,status,own_status\n"
            + "1,One,phone,planned,design\n"
            + "2,Two,phone,shipped,design\n";
    var answer = importing.take(file, "product", "phone");
    assertEquals("design", status("One"));
    assertNull(status("Two"));
    assertEquals(
        Map.of("a status that the product does not have, for shipped", 1),
        answer.summary().get("adjusted"));
    var again = importing.take(file, "product", "phone");
    assertEquals(2, again.count("suggestions", "unchanged"));
    importing.take(file.replace("planned,design", "planned,"), "product", "phone");
    assertNull(status("One"));
  }

  private String status(String title) throws Exception {
    var found =
        importing.list().stream()
            .filter(each -> each.title().equals(title))
            .findFirst()
            .orElseThrow(() -> new AssertionError(title));
    return found.customStatus() == null ? null : found.customStatus().slug();
  }
}
