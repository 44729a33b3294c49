package dev.millet.points.account;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Leaderboards by the experience that was earned in a week, a month, or altogether. */
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

  /** A place on a leaderboard. Those who have earned the same share one. */
  public record Place(int place, Person person, int level, long score) {}

  public Leaderboards(Database database, Ledger ledger, DueAccounts due, Members members) {
    this.database = database;
    this.ledger = ledger;
    this.accounts = new MemberAccounts(database, ledger);
    this.due = due;
    this.scores = new Scores(database);
    this.members = members;
  }

  /**
   * Returns the period that a word means now, such as {@code 2026-W48}; a period that has a name is
   * taken as it is, so that later pages of a list are about the same one.
   */
  String period(String word) {
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

  /** Lists the places of a period, the best first. */
  Slice<Place> list(String period, ListRequest list) {
    due.settle();
    return database.read(
        handle ->
            scores
                // a cursor of the period before is refused: pages do not mix periods
                .best(handle, period, list.at("/points/leaderboard/" + period))
                .mapAll(
                    some -> {
                      List<Long> ids = some.stream().map(Score::account).toList();
                      Map<Long, Account> accounts =
                          ledger.store().byIds(handle, ids).stream()
                              .collect(Collectors.toMap(Account::id, Function.identity()));
                      Map<Long, Person> people =
                          members.people(
                              accounts.values().stream()
                                  .map(Account::member)
                                  .filter(Objects::nonNull)
                                  .toList());
                      List<Integer> numbers = numbers(period, some, list.isFirst());
                      List<Place> places = new ArrayList<>();
                      for (int i = 0; i < some.size(); i++) {
                        Account account = accounts.get(some.get(i).account());
                        Person person = people.get(account.member());
                        if (person != null && !person.isDeleted()) {
                          places.add(
                              new Place(
                                  numbers.get(i), person, account.levelNo(), some.get(i).score()));
                        }
                      }
                      return places;
                    }));
  }

  /**
   * Numbers a slice. Equal scores share a place; how many stand before a later slice is asked for
   * its first score and the one behind, and counted on from there.
   */
  private List<Integer> numbers(String period, List<Score> some, boolean first) {
    List<Integer> numbers = new ArrayList<>();
    int known = first ? 0 : -1;
    for (int i = 0; i < some.size(); i++) {
      long score = some.get(i).score();
      if (i > 0 && some.get(i - 1).score() == score) {
        numbers.add(numbers.get(i - 1));
      } else if (known < 0) {
        int asked = placeOf(period, score);
        numbers.add(asked);
        known = i == 0 || asked == 0 ? -1 : asked - 1 - i;
      } else {
        numbers.add(known + i + 1);
      }
    }
    return numbers;
  }

  /** Returns the place of a score, from 1; 0 behind the first thousand. */
  private int placeOf(String period, long score) {
    int above = database.read(handle -> scores.above(handle, period, score, MAX_PLACE));
    return above >= MAX_PLACE ? 0 : above + 1;
  }

  /** Returns the place of an account in the month; null for one that has earned nothing in it. */
  OwnModel.Rank rank(Account account) {
    String month = ledger.programme().month(database.now());
    return database
        .read(handle -> scores.find(handle, month, account.id()))
        .filter(score -> score.score() > 0)
        .map(
            score ->
                new OwnModel.Rank(placeOf(month, score.score()), score.score(), account.listed()))
        .orElse(null);
  }

  /** Has a member named on leaderboards or not. */
  void list(long member, boolean listed) {
    accounts.list(member, listed);
  }

  boolean isListed(long member) {
    Account account = ledger.account(member);
    return account == null || account.listed();
  }
}
