package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import org.junit.Test;

public final class PositionTest {

  private static final String LIST = "newest";
  private static final Position POSITION = new Position(1_234_567_890_123L, 42);

  @Test
  public void aTokenLeadsBackToItsPlace() {
    assertEquals(POSITION, Position.of(POSITION.token(LIST), LIST));
  }

  @Test
  public void aTokenOfAnotherListIsRefused() {
    refused(POSITION.token("support"));
  }

  @Test
  public void everyChangedCharacterIsNoticed() {
    String token = POSITION.token(LIST);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      refused(token.substring(0, i) + other + token.substring(i + 1));
    }
  }

  @Test
  public void rubbishIsRefused() {
    for (String token : new String[] {"", "!", "AAAA", "x".repeat(10_000), "\u0000", "游标"}) {
      refused(token);
    }
  }

  private static void refused(String token) {
    var refused = assertThrows(ProblemException.class, () -> Position.of(token, LIST));
    assertEquals(422, refused.problem().status());
  }
}
