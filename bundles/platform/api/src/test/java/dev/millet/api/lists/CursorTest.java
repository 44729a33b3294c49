package dev.millet.api.lists;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import java.util.List;
import org.junit.Test;

public final class CursorTest {

  private static final String LIST = "newest";
  private static final List<Object> POSITION = List.of(1_234_567_890_123L, 42L);

  @Test
  public void aCursorLeadsBackToItsPlace() {
    assertEquals(POSITION, read(LIST, Cursor.write(LIST, POSITION)));
  }

  @Test
  public void aCursorOfAnotherListIsRefused() {
    refused(Cursor.write("support", POSITION));
  }

  @Test
  public void everyChangedCharacterIsNoticed() {
    String cursor = Cursor.write(LIST, POSITION);
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      refused(cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
  }

  @Test
  public void rubbishIsRefused() {
    for (String cursor : new String[] {"", "!", "AAAA", "x".repeat(10_000), "\u0000", "游标"}) {
      refused(cursor);
    }
  }

  private static List<Object> read(String list, String cursor) {
    return Cursor.read(list, cursor, List.of(Long.class, Long.class));
  }

  private static void refused(String cursor) {
    var refused = assertThrows(ProblemException.class, () -> read(LIST, cursor));
    assertEquals(422, refused.problem().status());
  }
}
