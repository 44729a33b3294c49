package dev.millet.points.ledger;

import dev.millet.points.ledger.BoardScores.BoardGrant;
import dev.millet.points.ledger.BoardScores.BoardScore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums up by how much scores on boards change in one transaction. */
final class BoardChanges {

  private final Programme programme;
  private final Map<Place, Long> points = new HashMap<>();

  /** A row of the scores. */
  private record Place(long account, String board, String period, boolean shown) {}

  BoardChanges(Programme programme) {
    this.programme = programme;
  }

  void add(Book book, String board, String period, long more) {
    Place place = new Place(book.account().id(), board, period, book.account().isShown());
    points.merge(place, more, Long::sum);
  }

  /** Adds points in the periods in which a grant counted. */
  void add(Book book, BoardGrant grant, long more) {
    programme.periods(grant.countedAt()).forEach(period -> add(book, grant.board(), period, more));
  }

  /** Returns the changes, in the order of accounts, boards and periods. */
  List<BoardScore> all() {
    return points.entrySet().stream()
        .filter(each -> each.getValue() != 0)
        .map(
            each ->
                new BoardScore(
                    each.getKey().board(),
                    each.getKey().period(),
                    each.getKey().account(),
                    each.getValue(),
                    each.getKey().shown()))
        .sorted(
            Comparator.comparing(BoardScore::account)
                .thenComparing(BoardScore::board)
                .thenComparing(BoardScore::period))
        .toList();
  }
}
