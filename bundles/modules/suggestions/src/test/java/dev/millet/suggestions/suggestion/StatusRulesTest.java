package dev.millet.suggestions.suggestion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public final class StatusRulesTest {

  @Test
  public void theDefaultsAreUnderstood() {
    StatusRules rules = rules(StatusRules.TRANSITIONS);
    for (Status status : Status.values()) {
      assertFalse(status + " is no dead end", rules.next(status).isEmpty());
    }
    assertFalse(rules.allows(Status.SHIPPED, Status.OPEN));
  }

  @Test
  public void whatIsNotNamedIsFinal() {
    StatusRules rules = rules(" open = planned , declined ;; planned=shipped; shipped= ");
    assertEquals(List.of(Status.PLANNED, Status.DECLINED), rules.next(Status.OPEN));
    assertTrue(rules.allows(Status.PLANNED, Status.SHIPPED));
    assertEquals(List.of(), rules.next(Status.SHIPPED));
    assertEquals(List.of(), rules.next(Status.DECLINED));
  }

  @Test
  public void whatIsWrongIsSaidWithTheSettingAndTheRemedy() {
    assertMessage(
        "open=plannd",
        "suggestions.status.transitions: 'plannd' is no status; the statuses are open,");
    assertMessage("open", "suggestions.status.transitions: 'open' is not understood; write");
    assertMessage("open=planned=shipped", "is not understood");
    assertMessage("open=open", "'open' follows itself");
    assertMessage("open=planned; open=declined", "'open' stands there twice");
  }

  @Test
  public void anUnknownStatusWhereVotesAreTakenIsNamed() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> StatusRules.parse("", List.of("open", "done"), List.of()));
    assertTrue(
        refused.getMessage(),
        refused.getMessage().startsWith("suggestions.status.voting: 'done' is no status"));
  }

  private static void assertMessage(String transitions, String part) {
    var refused = assertThrows(IllegalArgumentException.class, () -> rules(transitions));
    assertTrue(refused.getMessage(), refused.getMessage().contains(part));
  }

  private static StatusRules rules(String transitions) {
    return StatusRules.parse(transitions, List.of(), List.of());
  }
}
