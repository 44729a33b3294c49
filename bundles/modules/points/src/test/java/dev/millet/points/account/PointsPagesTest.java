package dev.millet.points.account;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.points.api.Balance;
import dev.millet.points.api.Currency;
import dev.millet.points.api.Grant;
import dev.millet.points.api.Payment;
import dev.millet.points.api.Reason;
import dev.millet.points.api.Reversal;
import dev.millet.points.api.Standing;
import dev.millet.points.boards.Leaderboards.Place;
import dev.millet.points.ledger.Verifier;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class PointsPagesTest {

  private static final String BOARD = Counter.API + "/leaderboard";
  private static final String GRANTS = Counter.API + "/grants";

  private final TestDatabase test;
  private final Counter counter;

  public PointsPagesTest(TestDatabase test) {
    this.test = test;
    this.counter = new Counter(test);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  private String mine(Member member, Locale language) throws Exception {
    return counter.page("/points", FakeRequest.get("/points").by(member).in(language));
  }

  @Test
  public void myPageSaysWhyInBothLanguages() throws Exception {
    String first = counter.earn(counter.ann, 120, 130, "Shipped <b>in</b> build 7");
    counter.wallet().spend(new Payment("case", counter.ann.id(), 100, Reason.of("shop", "A case")));
    counter
        .wallet()
        .reverse(
            List.of(new Reversal(first + "/coins", Reason.of("undone", "Not shipped after all"))));
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String page = mine(counter.ann, language);
      assertTrue(page, page.contains("Shipped &lt;b&gt;in&lt;/b&gt; build 7"));
      assertTrue(page, page.contains("A case"));
      assertFalse(page, page.contains("??"));
    }
    String page = mine(counter.ann, Locale.ENGLISH);
    assertTrue(page, page.contains("Reversed: Not shipped after all"));
    assertTrue(page, page.contains("100 more from your next earnings"));
    assertTrue(page, page.contains("Level 2, Contributor"));
    assertEquals("both currencies of a grant are one row", 1, page.split("Shipped").length - 1);
  }

  @Test
  public void whoHasNothingYetIsToldHowToBegin() throws Exception {
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String page = mine(counter.bob, language);
      assertFalse(page, page.contains("??"));
      assertTrue(page, page.contains("class=\"empty\""));
    }
  }

  @Test
  public void onlyTheTeamSeesThePointsOfOthers() throws Exception {
    counter.earn(counter.ann, 5, 6, "Voted");
    String path = Counter.API + "/members/{id}";
    FakeRequest asked = FakeRequest.get(path).with("id", counter.ann.id());
    assertEquals("forbidden", Counter.refusal(() -> counter.answer(path, asked.by(counter.bob))));
    assertTrue(counter.answer(path, asked.by(counter.staff)).toString().contains("available=5"));
    Slice<?> transfers = (Slice<?>) counter.answer(path + "/transfers", asked.by(counter.staff));
    assertEquals(2, transfers.items().size());
  }

  @SuppressWarnings("unchecked")
  private Slice<Place> board(FakeRequest request) throws Exception {
    return (Slice<Place>) counter.answer(BOARD, request);
  }

  private List<String> names(String period) throws Exception {
    return board(FakeRequest.get(BOARD).query("period", period)).items().stream()
        .map(each -> each.place() + " " + each.person().handle() + " " + each.score())
        .toList();
  }

  @Test
  public void theBestStandFirstAndEqualsShareAPlace() throws Exception {
    counter.earn(counter.ann, 1, 30, "a");
    String more = counter.earn(counter.bob, 1, 50, "b");
    counter.earn(counter.staff, 1, 30, "c");
    counter.earn(counter.other, 1, 10, "d");
    for (String period : List.of("week", "month", "all")) {
      assertEquals(List.of("1 bob 50", "2 staff 30", "2 ann 30", "4 other 10"), names(period));
    }
    counter.wallet().reverse(List.of(new Reversal(more + "/experience", Reason.of("x", ""))));
    assertEquals(List.of("1 staff 30", "1 ann 30", "3 other 10"), names("all"));
    assertEquals("invalid", Counter.refusal(() -> names("yesterday")));
    assertEquals(List.of(), names("2001-01"));
  }

  @Test
  public void whoLeavesOrIsSuspendedOrGoneIsNotNamed() throws Exception {
    counter.earn(counter.ann, 1, 30, "a");
    counter.earn(counter.bob, 1, 20, "b");
    counter.earn(counter.staff, 1, 10, "c");
    counter.call("/points/leaderboard/leave", FakeRequest.post("/points").by(counter.ann));
    assertEquals(List.of("1 bob 20", "2 staff 10"), names("all"));
    counter.earn(counter.ann, 1, 5, "more");
    assertEquals(List.of("1 bob 20", "2 staff 10"), names("month"));
    counter.hear("members.suspended", new MemberPoints.Suspension(counter.bob.id()));
    assertEquals(List.of("1 staff 10"), names("all"));
    counter.hear("members.resumed", new MemberPoints.Suspension(counter.bob.id()));
    counter.call("/points/leaderboard/join", FakeRequest.post("/points").by(counter.ann));
    assertEquals(List.of("1 ann 35", "2 bob 20", "3 staff 10"), names("all"));
    counter.depart(counter.ann);
    assertEquals(List.of("1 bob 20", "2 staff 10"), names("all"));
  }

  @Test
  public void pagesOfALeaderboardHaveEverybodyOnceWhateverTheZone() throws Exception {
    for (String zone : List.of("America/Los_Angeles", "Asia/Shanghai")) {
      Counter there = new Counter(test, zone);
      for (int i = 0; i < 150; i++) {
        there.earn(there.members.add("m" + i), 1, 1 + i % 40, "x");
      }
      List<String> seen = new ArrayList<>();
      List<Integer> places = new ArrayList<>();
      String after = null;
      do {
        FakeRequest request = FakeRequest.get(BOARD).query("limit", "75");
        @SuppressWarnings("unchecked")
        Slice<Place> slice =
            (Slice<Place>)
                there.answer(BOARD, after == null ? request : request.query("after", after));
        slice.items().forEach(each -> seen.add(each.person().handle()));
        slice.items().forEach(each -> places.add(each.place()));
        after = slice.next();
      } while (after != null);
      assertEquals(150, seen.size());
      assertEquals(150, seen.stream().distinct().count());
      for (int i = 0; i < 150; i++) {
        assertTrue("place " + places.get(i) + " of row " + i, places.get(i) <= i + 1);
      }
      assertEquals(places.stream().sorted().toList(), places);
    }
  }

  private Object propose(Member by, String handle, long amount) throws Exception {
    return counter.answer(
        GRANTS,
        FakeRequest.post(GRANTS).by(by).json(new NewGrant(handle, "coins", amount, "Posters")));
  }

  private long coins(Member member) {
    return counter.wallet().balance(member.id(), Currency.COINS).available();
  }

  private Object decide(Member by, long id, String how) throws Exception {
    String path = GRANTS + "/{id}/" + how;
    return counter.answer(path, FakeRequest.post(path).with("id", id).by(by));
  }

  private long lastGrant() {
    return counter.database.read(
        handle ->
            handle.createQuery("SELECT MAX(g.id) FROM points_grants g").mapTo(Long.class).one());
  }

  @Test
  public void beyondTheLimitOfADayASecondPersonApproves() throws Exception {
    propose(counter.staff, "@ann", 40);
    assertEquals(40, coins(counter.ann));
    assertTrue(propose(counter.staff, "ann", 11).toString().contains("state=waiting"));
    assertEquals("it is 51 within a day", 40, coins(counter.ann));
    long id = lastGrant();
    assertEquals(
        "points.second-person", Counter.refusal(() -> decide(counter.staff, id, "approve")));
    decide(counter.other, id, "approve");
    decide(counter.other, id, "approve");
    assertEquals(51, coins(counter.ann));
    assertEquals("points.decided", Counter.refusal(() -> decide(counter.other, id, "reject")));
  }

  @Test
  public void nobodyGrantsOrApprovesTheirOwn() throws Exception {
    assertEquals("points.own-grant", Counter.refusal(() -> propose(counter.staff, "staff", 1)));
    propose(counter.staff, "other", 60);
    long id = lastGrant();
    assertEquals("points.own-grant", Counter.refusal(() -> decide(counter.other, id, "approve")));
    decide(counter.staff, id, "reject");
    assertEquals(0, coins(counter.other));
    assertEquals("forbidden", Counter.refusal(() -> propose(counter.ann, "bob", 1)));
  }

  @Test
  public void thePageOfTheTeamShowsGrantsAndFigures() throws Exception {
    propose(counter.staff, "bob", 60);
    counter.earn(counter.ann, 7, 1, "x");
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      FakeRequest request = FakeRequest.get("/points/team").by(counter.other).in(language);
      String page = counter.page("/points/team", request);
      assertFalse(page, page.contains("??"));
      assertTrue(page, page.contains("/approve"));
      assertTrue(page, page.contains("<bdi>Posters</bdi>"));
    }
    String page = counter.page("/points/team", FakeRequest.get("/points/team").by(counter.staff));
    assertFalse("not by who proposed it", page.contains("/approve"));
    FakeRequest refused =
        FakeRequest.post("/points/team/grants")
            .by(counter.staff)
            .form("handle", "nobody", "currency", "coins", "amount", "3", "reason", "x");
    String again = counter.page("/points/team/grants", refused);
    assertTrue(again, again.contains("There is no member with this username"));
  }

  @Test
  public void whoIsErasedLeavesEntriesWithoutAName() throws Exception {
    counter.earn(counter.ann, 40, 120, "Something about Ann");
    propose(counter.staff, "ann", 10);
    counter.depart(counter.ann);
    List<String> left =
        counter.database.read(
            handle ->
                handle
                    .createQuery("SELECT t.id || t.origin_text FROM points_transfers t")
                    .mapTo(String.class)
                    .list());
    assertEquals("three grants and two closing transfers", 5, left.size());
    assertTrue(left.toString(), left.stream().allMatch(each -> each.startsWith("~erased/")));
    assertEquals(Balance.NONE, counter.wallet().balance(counter.ann.id(), Currency.EXPERIENCE));
    assertEquals(
        Standing.NONE, counter.standings().of(List.of(counter.ann.id())).get(counter.ann.id()));
    assertEquals(List.of(), verify());
  }

  private List<String> verify() throws Exception {
    String path = Counter.API + "/verification";
    Object outcome = counter.answer(path, FakeRequest.post(path).by(counter.staff));
    return ((Verifier.Outcome) outcome).differences();
  }

  @Test
  public void theVerificationNamesWhatWasTamperedWith() throws Exception {
    counter.earn(counter.ann, 40, 10, "x");
    counter.earn(counter.bob, 40, 10, "x");
    assertEquals(List.of(), verify());
    tamper("UPDATE points_accounts SET coins_balance = 41 WHERE member = " + counter.ann.id());
    String told = verify().toString();
    assertTrue(told, told.contains("its balance of COINS is 41, computed 40"));
    tamper("UPDATE points_accounts SET coins_balance = 40 WHERE member = " + counter.ann.id());
    tamper("UPDATE points_transfers SET move_amount = 39 WHERE move_currency = 'COINS'");
    assertTrue(verify().toString(), verify().size() >= 4);
    tamper("UPDATE points_transfers SET move_amount = 40 WHERE move_currency = 'COINS'");
    tamper("UPDATE points_lots SET remaining = 30");
    told = verify().toString();
    assertTrue(told, told.contains("the coins that its lots have left"));
    tamper("UPDATE points_lots SET remaining = 40");
    tamper("DELETE FROM points_transfers WHERE seq = 2");
    assertTrue(verify().toString(), verify().toString().contains("the number of its transfers"));
  }

  private void tamper(String sql) {
    counter.database.write(handle -> handle.execute(sql));
  }

  @Test
  public void pendingPointsCountWithoutAnyJobWhenTheyAreDue() {
    counter
        .wallet()
        .grant(
            List.of(
                new Grant(
                    "soon",
                    counter.ann.id(),
                    Currency.COINS,
                    3,
                    Reason.of("test", "Soon"),
                    Instant.now().minusSeconds(1))));
    assertEquals(3, coins(counter.ann));
  }
}
