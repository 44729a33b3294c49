package dev.millet.suggestions.field;

import dev.millet.api.database.Table;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The places of rows that the team puts in an order. */
public final class Places {

  private Places() {}

  /** A row with a place from 1. */
  public interface Placed<T> {

    long id();

    int place();

    /** Returns the same at another place. */
    T at(int other);
  }

  /**
   * Puts a row to another place and the others around it.
   *
   * @param there in their order, with or without the one that is moved
   * @param place from 1; beyond the last one counts as the end
   * @return the moved one as it is stored now
   */
  public static <T extends Placed<T>> T move(
      Handle handle, Table<T> table, List<T> there, T moved, int place) {
    List<T> all = new ArrayList<>(there);
    all.removeIf(each -> each.id() == moved.id());
    all.add(Math.max(0, Math.min(place - 1, all.size())), moved);
    T result = moved;
    for (int i = 0; i < all.size(); i++) {
      T each = all.get(i);
      if (each.place() != i + 1) {
        T placed = table.update(handle, each.at(i + 1));
        result = each.id() == moved.id() ? placed : result;
      }
    }
    return result;
  }
}
