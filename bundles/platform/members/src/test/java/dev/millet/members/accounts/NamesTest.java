package dev.millet.members.accounts;

import static org.junit.Assert.assertEquals;

import dev.millet.api.members.ImportedPerson;
import dev.millet.members.Town;
import dev.millet.members.groups.GroupText;
import org.junit.Test;

public final class NamesTest {

  private static final String[] SHOWING_NOTHING = {
    "\u3164",
    "\u3164 \u3164",
    "\u2800",
    "\u2800\u2800",
    "\u115F\u1160",
    "\uFFA0",
    "\u200D",
    "\u200B\u2060",
    "\u0301\u0308",
    "\uFE0F",
    "\uE000",
    "\uFFFC",
    new String(Character.toChars(0x1D159))
  };

  @Test
  public void aNameThatShowsNothingIsRefused() throws Exception {
    for (String name : SHOWING_NOTHING) {
      assertRefused(() -> Profile.displayName(name));
      assertRefused(() -> Profile.city(name));
      assertRefused(() -> GroupText.RULES.check(new GroupText(name, "", true)));
    }
  }

  @Test
  public void aFillerBetweenLettersIsRefused() throws Exception {
    assertRefused(() -> Profile.displayName("ad\u3164min"));
    assertRefused(() -> Profile.displayName("\uFFA0admin"));
  }

  @Test
  public void namesOfAllScriptsAndSignsAreTaken() {
    for (String name : new String[] {"王小明", "김철수", "⠁⠀⠃", "🌾", "मोहन", "O’Brien", "👩‍💻 Li"}) {
      assertEquals(name, Profile.displayName(name));
    }
  }

  @Test
  public void anImportedNameThatShowsNothingIsAQuestionMark() {
    for (String name : SHOWING_NOTHING) {
      assertEquals("?", SourcePerson.of("board", new ImportedPerson("key", name, null)).name());
    }
  }

  private static void assertRefused(Town.Call call) throws Exception {
    assertEquals(422, Town.problem(call).status());
  }
}
