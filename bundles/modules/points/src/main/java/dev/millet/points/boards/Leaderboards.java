package dev.millet.points.boards;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.points.ledger.Account;
import dev.millet.points.ledger.DueAccounts;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.MemberAccounts;
import dev.millet.points.ledger.Programme;
import dev.millet.points.ledger.Scores;
import dev.millet.points.ledger.Scores.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Lists leaderboards by the experience that was earned in a week, a month, or altogether. */
public final class Leaderboards {

  /** The words for what can be asked for. */
  static final List<String> CHOICES = List.of("week", "month", "all");

  private static final int MAX_PLACE = 1_000;

  private final Database database;
  private final Ledger ledger;
  private final MemberAccounts accounts;
  private final DueAccounts due;
  private final Scores scores;
  private final Members members;
  private final Boards boards;

  /**
   * The place of a member on the leaderboard of everybody in this month.
   *
   * @param place from 1; 0 for one behind those that are counted
   */
  public record Rank(int place, long score, boolean listed) {}

  /** A place on a leaderboard. Those who have earned the same share one. */
  public record Place(int place, Person person, int level, long score) {}

  public Leaderboards(
      Database database,
      Guard guard,
      Ledger ledger,
      DueAccounts due,
      Members members,
      Boards boards) {
    this.database = database;
    this.ledger = ledger;
    this.accounts = new MemberAccounts(database, guard, ledger);
    this.due = due;
    this.scores = new Scores(database);
    this.members = members;
    this.boards = boards;
  }

  /**
   * Returns the period that a word means now, such as {@code 2026-W48}; a period that has a name is
   * taken as it is, so that later pages of a list are about the same one.
   */
  public String period(String word) {
    Instant now = database.now();
    Programme programme = ledger.programme();
    return switch (word) {
      case "week" -> programme.week(now);
      case "month" -> programme.month(now);
      case Programme.ALL_TIME -> Programme.ALL_TIME;
      default -> {
        if (!word.matches("\\d{4}-(W\\d{2}|\\d{2})")) {
          throw Problem.invalid(
                  "period",
                  "unknown",
                  "period is week, month, all, a week such as 2026-W48 or a month such as 2026-11")
              .toException();
        }
        yield word;
      }
    };
  }

  /**
   * Lists the places of a period, the best first. A cursor of the period before is refused, so that
   * pages do not mix periods. It says how many stand before the next page, so that the thousandth
   * costs what the first does.
   */
  public Slice<Place> list(Board board, String period, ListRequest asked) {
    due.settle();
    ListRequest list = asked.at("/points/leaderboard/" + period);
    Before before = Before.of(list);
    return database.read(
        handle -> {
          Slice<Score> some = best(handle, board, period, before.inner(list));
          List<Integer> numbers = before.numbers(some.items());
          return new Slice<>(
              places(handle, board, some.items(), numbers),
              some.next() == null ? null : before.next(list, some, numbers));
        });
  }

  private Slice<Score> best(Handle handle, Board board, String period, ListRequest list) {
    return board.isOfEverybody()
        ? scores.best(handle, period, list)
        : ledger.boards().best(handle, board.stored(), period, list);
  }

  /** Names who stands where. Who has left the set or the site meanwhile is left out at once. */
  private List<Place> places(Handle handle, Board board, List<Score> some, List<Integer> numbers) {
    Map<Long, Account> accounts =
        ledger.store().byIds(handle, some.stream().map(Score::account).toList()).stream()
            .filter(each -> each.member() != null)
            .collect(Collectors.toMap(Account::id, Function.identity()));
    List<Long> ids = accounts.values().stream().map(Account::member).toList();
    Map<Long, Person> people = members.people(ids);
    Set<Long> inside = boards.inside(board, ids);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      Account account = accounts.get(some.get(i).account());
      Person person = account == null ? null : people.get(account.member());
      if (person != null && !person.isDeleted() && inside.contains(person.id())) {
        places.add(new Place(numbers.get(i), person, account.levelNo(), some.get(i).score()));
      }
    }
    return places;
  }

  /** Returns the place of a score, from 1; 0 behind the first thousand. */
  private int placeOf(String period, long score) {
    int above = database.read(handle -> scores.above(handle, period, score, MAX_PLACE));
    return above >= MAX_PLACE ? 0 : above + 1;
  }

  /** Returns the place of an account in the month; null for one that has earned nothing in it. */
  public Rank rank(Account account) {
    String month = ledger.programme().month(database.now());
    return database
        .read(handle -> scores.find(handle, month, account.id()))
        .filter(score -> score.score() > 0)
        .map(score -> new Rank(placeOf(month, score.score()), score.score(), account.listed()))
        .orElse(null);
  }

  /** Has a member named on leaderboards or not. */
  public void list(long member, boolean listed) {
    accounts.list(member, listed);
  }

  boolean isListed(long member) {
    Account account = ledger.account(member);
    return account == null || account.listed();
  }
}
