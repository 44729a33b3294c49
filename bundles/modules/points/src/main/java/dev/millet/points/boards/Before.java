package dev.millet.points.boards;

import dev.millet.api.lists.Cursor;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.points.ledger.Scores.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages before one of a leaderboard. Equal scores share a place, across pages too.
 *
 * @param count how many stand on them
 * @param score the last one's; 0 before the first page
 * @param place the last one's
 * @param cursor of the list of scores; null before the first page
 */
record Before(long count, long score, long place, String cursor) {

  private static final List<Class<?>> TYPES =
      List.of(Long.class, Long.class, Long.class, String.class);

  static Before of(ListRequest list) {
    if (list.isFirst()) {
      return new Before(0, 0, 0, null);
    }
    List<Object> values = Cursor.read(list.scope(), list.after(), TYPES);
    return new Before(
        (Long) values.get(0), (Long) values.get(1), (Long) values.get(2), (String) values.get(3));
  }

  /** Returns the request for the scores of the page. */
  ListRequest inner(ListRequest list) {
    return cursor == null ? list : list.after(cursor);
  }

  /** Returns the places of the scores of the page. */
  List<Integer> numbers(List<Score> some) {
    List<Integer> numbers = new ArrayList<>();
    long lastScore = score;
    long last = place;
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i).score() != lastScore || last == 0) {
        last = count + i + 1;
        lastScore = some.get(i).score();
      }
      numbers.add(Math.toIntExact(last));
    }
    return numbers;
  }

  /** Returns the cursor of the page behind this one. */
  String next(ListRequest list, Slice<Score> some, List<Integer> numbers) {
    int end = some.items().size() - 1;
    return Cursor.write(
        list.scope(),
        List.of(
            count + end + 1, some.items().get(end).score(), (long) numbers.get(end), some.next()));
  }
}
