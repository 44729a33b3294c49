package dev.millet.api.lists;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list, with the cursor of the part behind it. As JSON it is {@code {"items": [...],
 * "next": "..."}}.
 *
 * @param items in the order of the list
 * @param next what {@code after} takes for the next slice; null on the last
 */
public record Slice<T>(List<T> items, String next) {

  public Slice {
    items = List.copyOf(items);
  }

  /** Returns a whole list as one slice. */
  public static <T> Slice<T> of(List<T> all) {
    return new Slice<>(all, null);
  }

  /** Returns the slice with another item in the place of each. */
  public <R> Slice<R> map(Function<? super T, ? extends R> each) {
    return new Slice<>(items.stream().<R>map(each).toList(), next);
  }

  /** Returns the slice with other items, made of all at once: with one look-up for the slice. */
  public <R> Slice<R> mapAll(Function<? super List<T>, ? extends List<R>> all) {
    return new Slice<>(all.apply(items), next);
  }
}
