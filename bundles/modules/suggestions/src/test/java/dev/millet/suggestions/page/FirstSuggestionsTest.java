package dev.millet.suggestions.page;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.SetupStep;
import dev.millet.suggestions.Desk;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A new site, before anybody has suggested anything. */
@RunWith(Parameterized.class)
public final class FirstSuggestionsTest {

  private static final String NEW = "/suggestions/new";
  private static final String NEW_PRODUCT = "href=\"/admin/products/new\"";

  private final Desk desk;

  public FirstSuggestionsTest(TestDatabase test) {
    desk = new Desk(test, null);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void clear() {
    desk.clear();
  }

  @Test
  public void theStepIsDoneWithTheThirdSuggestion() throws Exception {
    Member author = desk.members.add("wang");
    desk.product("phone");
    SetupStep step = desk.contributions(SetupStep.class).get(0);
    assertEquals(NEW, step.path());
    for (int i = 0; i < 3; i++) {
      assertFalse(step.facts().isDone(FakeRequest.get("/admin")));
      NewSuggestion typed = new NewSuggestion("phone", "Larger keys " + i, "更大的按键", List.of());
      String path = "/api/v1/suggestions";
      assertEquals(201, desk.call(path, FakeRequest.post(path).by(author).json(typed)).status());
    }
    assertTrue(step.facts().isDone(FakeRequest.get("/admin")));
  }

  @Test
  public void withoutAProductTheTeamIsLedToMakingOne() throws Exception {
    Member staff = desk.members.add("mei", Role.STAFF);
    Member member = desk.members.add("li");
    for (String path : List.of(NEW, "/suggestions")) {
      String forStaff = desk.page(path, FakeRequest.get(path).by(staff));
      assertTrue(forStaff, forStaff.contains(NEW_PRODUCT));
      String forMember = desk.page(path, FakeRequest.get(path).by(member));
      assertFalse(forMember, forMember.contains(NEW_PRODUCT));
    }
  }
}
