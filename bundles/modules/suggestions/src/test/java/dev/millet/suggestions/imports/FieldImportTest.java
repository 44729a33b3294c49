package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import dev.millet.suggestions.Desk;
import dev.millet.suggestions.arranging.FieldRequest;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Files whose rows have something in the fields of their product. */
@RunWith(Parameterized.class)
public final class FieldImportTest {

  private final Desk desk;
  private final Importing importing;

  public FieldImportTest(TestDatabase test) {
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
    var device =
        new FieldRequest(
            "phone", "", "choice", "Device", "", "", "", List.of("手机 13"), true, true, null);
    desk.call("/api/v1/suggestions/fields", FakeRequest.post("/").by(desk.staff).json(device));
  }

  @Test
  public void theyAreTakenAndWhatDoesNotFitIsCounted() throws Exception {
    String file =
        "id,title,product,Field:Device,field:colour\n"
            + "1,One,phone,手机 13,red\n"
            + "2,Two,phone,Phone 9,\n"
            + "3,Three,phone,,\n";
    var answer = importing.take(file, "product", "phone");
    assertEquals(Map.of("device", "手机 13"), fields("One"));
    assertNull(fields("Two"));
    assertNull("nothing is needed of what comes from elsewhere", fields("Three"));
    assertEquals(
        Map.of("values that no field of the product takes", 2), answer.summary().get("leftOut"));
    var again = importing.take(file, "product", "phone");
    assertEquals(3, again.count("suggestions", "unchanged"));
    importing.take(file.replace("Phone 9", "手机 13"), "product", "phone");
    assertEquals(Map.of("device", "手机 13"), fields("Two"));
  }

  private Map<String, String> fields(String title) throws Exception {
    return importing.list().stream()
        .filter(each -> each.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError(title))
        .fields();
  }
}
