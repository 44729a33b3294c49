package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.text.MessageFormat;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

public final class MessageParserTest {

  private static String format(String pattern, Object... arguments) {
    return new MessageParser(Locale.ENGLISH).parse(pattern).format(arguments);
  }

  @Test
  public void whatMessageFormatSaysIsSaid() {
    List<String> patterns =
        List.of(
            "plain",
            "it''s {0}",
            "'{0}' stays",
            "{0}{1}",
            "{1} before {0}",
            "{0}, {0}",
            "{0,number}",
            "{0,number,integer} of {1,number,percent}",
            "{2}",
            "",
            "{0,choice,0#none|1#one|1<{0} things}",
            "a {0,choice,0#no one|1#one {1}|2#{0} {1}s} b",
            "{0,choice,0#it''s none|1#one}");
    Object[][] argumentLists = {
      {0, 0.5}, {1, 0.25}, {2, 1}, {1234567, 0.5}, {-3, 0.1}, {1.5, 0.1}, {12_345_678_901L, 2}
    };
    for (String pattern : patterns) {
      for (Object[] arguments : argumentLists) {
        String expected = new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
        assertEquals(pattern, expected, format(pattern, arguments));
      }
    }
  }

  @Test
  public void textArgumentsAreTakenAsTheyAre() {
    assertEquals("Hello {0} ''", format("Hello {0}", "{0} ''"));
    assertEquals("Hello null", format("Hello {0}", (Object) null));
  }

  @Test
  public void englishPluralsFollowTheNumber() {
    String votes = "{0,choice,0#no votes|1#one vote|1<{0} votes}";
    assertEquals("no votes", format(votes, 0));
    assertEquals("one vote", format(votes, 1));
    assertEquals("1,024 votes", format(votes, 1024L));
  }

  @Test
  public void otherFormatsAreLeftToMessageFormat() {
    Date date = new Date(0);
    assertEquals(
        new MessageFormat("{0,date,yyyy}", Locale.ENGLISH).format(new Object[] {date}),
        format("{0,date,yyyy}", date));
  }

  @Test
  public void aBrokenPatternIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> format("{0"));
  }
}
