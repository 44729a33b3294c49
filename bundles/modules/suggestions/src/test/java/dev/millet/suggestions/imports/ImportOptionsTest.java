package dev.millet.suggestions.imports;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.ProblemException;
import dev.millet.suggestions.Desk;
import dev.millet.testing.TestDatabase;
import org.junit.Test;

/** What the API says of options and of a first row that cannot be taken. */
public final class ImportOptionsTest {

  private final Importing importing = new Importing(new Desk(TestDatabase.each().get(0)));

  @Test
  public void aFirstRowThatIsBrokenIsToldInWords() {
    var refused =
        assertThrows(ProblemException.class, () -> importing.take("title,\"body\n1,One\n"));
    String detail = refused.problem().detail();
    assertTrue(detail, detail.contains("a quotation mark is not closed"));
    assertFalse(detail, detail.contains("Reason["));
  }

  @Test
  public void anOptionThatIsNoneIsNamed() {
    String[][] options = {
      {"format", "excel"}, {"charset", "klingon"}, {"statuses", "Beta"}, {"source", "x".repeat(101)}
    };
    for (String[] option : options) {
      var refused =
          assertThrows(
              ProblemException.class, () -> importing.take("title\nOne\n", option[0], option[1]));
      assertEquals(option[0], refused.problem().fields().get(0).name());
    }
  }
}
