package dev.millet.points.account;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.commands.Command;
import dev.millet.api.commands.CommandAnswer;
import dev.millet.api.commands.CommandRequest;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Reversal;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The steps of {@code millet points verify}. */
@RunWith(Parameterized.class)
public final class VerifyCommandTest {

  private final TestDatabase test;
  private Counter counter;
  private String path;

  public VerifyCommandTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void begin() {
    counter = new Counter(test);
    path = counter.contributions(Command.class).get(0).path();
  }

  private CommandAnswer step() throws Exception {
    FakeRequest request = FakeRequest.post(path).by(counter.staff);
    return (CommandAnswer)
        counter.answer(path, request.json(new CommandRequest(List.of(), List.of())));
  }

  private void earn(int members) {
    for (int i = 0; i < members; i++) {
      counter.earn(counter.members.add("earner" + i), 4, 4, "x");
    }
  }

  @Test
  public void booksThatBalanceAreAResult() throws Exception {
    assertEquals("verify", counter.contributions(Command.class).get(0).name());
    earn(3);
    CommandAnswer answer = step();
    assertNull(answer.againAfterSeconds());
    assertEquals(new VerifyCommand.Balanced(3, 6), answer.result());
    assertEquals(List.of(), answer.messages());
  }

  @Test
  public void everyDifferenceIsNamedBeforeTheCommandFails() throws Exception {
    earn(130);
    counter.database.write(
        handle -> handle.execute("UPDATE points_accounts SET coins_balance = 5"));
    List<String> told = new ArrayList<>();
    while (told.size() < 130) {
      CommandAnswer answer = step();
      assertEquals(Integer.valueOf(0), answer.againAfterSeconds());
      answer.messages().stream().filter(each -> each.contains("COINS")).forEach(told::add);
    }
    assertEquals(130, told.stream().distinct().count());
    assertTrue(told.get(0), told.get(0).endsWith("its balance of COINS is 5, computed 4"));
    assertEquals("points.books-differ", Counter.refusal(this::step));
    counter.database.write(
        handle -> handle.execute("UPDATE points_accounts SET coins_balance = 4"));
    assertEquals(
        "it starts again from the beginning",
        new VerifyCommand.Balanced(130, 260),
        step().result());
  }

  @Test
  public void weeksAndMonthsAddUpToTheScoreOfAllTime() throws Exception {
    earn(1);
    assertEquals(List.of(), step().messages());
    counter.database.write(
        handle -> {
          handle.execute("UPDATE points_scores SET score = 9 WHERE period LIKE '%-W%'");
          return handle.execute(
              """
              INSERT INTO points_board_scores (board, period, account, score, shown)
              SELECT 'product/1', '2026-11', a.id, 5, TRUE FROM points_accounts a
              """);
        });
    List<String> told = step().messages();
    assertEquals(told.toString(), 2, told.size());
    assertTrue(
        told.get(0),
        told.get(0)
            .endsWith("what its weeks add up to on the leaderboard of everybody is 9, computed 4"));
    assertTrue(told.get(1), told.get(1).endsWith("on the leaderboard product/1 is 5, computed 0"));
  }

  @Test
  public void totalsOfRulesAreComparedWithWhatStands() throws Exception {
    earn(2);
    long earner = counter.members.byHandle("earner1").orElseThrow().id();
    counter.database.write(
        handle ->
            handle.execute(
                "INSERT INTO points_rule_totals (rule_id, member_id, points) VALUES (7, ?, 3)",
                earner));
    List<String> told = step().messages();
    assertEquals(told.toString(), 1, told.size());
    assertTrue(told.get(0), told.get(0).endsWith(": its total of rule 7 is 3, computed 0"));
  }

  @Test
  public void aReversalIsComparedWithTheLotsThatItTookFrom() throws Exception {
    String id = counter.earn(counter.ann, 4, 4, "x");
    counter.wallet().reverse(List.of(new Reversal(id + "/coins", Reason.of("x", ""))));
    counter.database.write(handle -> handle.execute("UPDATE points_uses SET amount = 3"));
    CommandAnswer answer = step();
    assertTrue(
        answer.messages().toString(),
        answer.messages().get(0).endsWith("the lots of transfer 3 is 3, computed 4"));
  }
}
