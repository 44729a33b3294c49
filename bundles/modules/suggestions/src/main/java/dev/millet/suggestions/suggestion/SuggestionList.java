package dev.millet.suggestions.suggestion;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** Lists suggestions, a slice at a time; each is read along an index of {@link ListStatement}. */
public final class SuggestionList {

  /**
   * A filter, and the clause that leaves out what is not shown: some products, and what was merged
   * into another, which stands for it. Members find that among their own, and the team by its
   * status. A product's own statuses and fields narrow it, too.
   */
  private record Pass(Filter filter, String unseen) {

    static Pass of(Filter filter, String unseen) {
      boolean merged = filter.status() == null && filter.authorId() == null;
      String duplicates = merged ? " AND s.status <> 'duplicate'" : "";
      return new Pass(filter, unseen + duplicates + filter.clause());
    }
  }

  /** A suggestion, and the number that orders it. */
  private record Ranked(Suggestion suggestion, long rank) {}

  private final Database database;
  private final Map<ListStatement, Map<Sort, Keyset<Ranked>>> keysets =
      new EnumMap<>(ListStatement.class);

  public SuggestionList(Database database) {
    this.database = database;
    for (ListStatement statement : ListStatement.values()) {
      Map<Sort, Keyset<Ranked>> orders = new EnumMap<>(Sort.class);
      for (Sort sort : Sort.values()) {
        orders.put(sort, keyset(database, statement, sort));
      }
      keysets.put(statement, orders);
    }
  }

  private static Keyset<Ranked> keyset(Database database, ListStatement statement, Sort sort) {
    Keyset.Order<Ranked> order =
        database.keyset(
            "suggestions " + sort,
            (row, context) -> new Ranked(SuggestionColumns.read(row), row.getLong(13)),
            row -> List.of(row.rank(), row.suggestion().id()),
            Long.class,
            Long.class);
    order = statement.isSorted() ? order.sorted() : order.within(statement.fixed());
    return order.descending(statement.rank(sort), statement.id());
  }

  /**
   * Reads a slice.
   *
   * @param unseen the ids of products whose suggestions are left out
   */
  public Slice<Suggestion> read(ListQuery query, ListRequest list, Set<Long> unseen) {
    return read(Pass.of(query.filter(), without(unseen)), query.sort(), query.seed(), list);
  }

  private static String without(Set<Long> products) {
    return products.isEmpty()
        ? ""
        : products.stream()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "AND s.product_id NOT IN (", ")"));
  }

  /**
   * Reads a slice of the newest.
   *
   * @param unseen the ids of products whose suggestions are left out
   */
  public Slice<Suggestion> newest(Filter filter, ListRequest list, Set<Long> unseen) {
    return read(Pass.of(filter, without(unseen)), Sort.NEWEST, 0, list);
  }

  /**
   * Reads a slice.
   *
   * @param seed where the random order begins
   */
  Slice<Suggestion> read(Filter filter, Sort sort, long seed, ListRequest list) {
    return read(Pass.of(filter, ""), sort, seed, list);
  }

  private Slice<Suggestion> read(Pass pass, Sort sort, long seed, ListRequest list) {
    return switch (sort) {
      case RANDOM -> around(pass, seed, list);
      case UNANSWERED -> slice(pass, sort, list, "AND <column> IS NOT NULL", 0);
      default -> slice(pass, sort, list, "", 0);
    };
  }

  /** Reads on around the circle: down to its end, then from its top to where the reader began. */
  private Slice<Suggestion> around(Pass pass, long seed, ListRequest list) {
    String binding = "suggestions around " + pass.filter() + ' ' + list.scope();
    Shuffle.Place place =
        list.isFirst() ? Shuffle.Place.begin(seed) : Shuffle.Place.read(binding, list.after());
    List<Suggestion> found = new ArrayList<>();
    if (!place.second()) {
      Slice<Suggestion> down = arc(pass, place, list.limit());
      if (down.next() != null) {
        return new Slice<>(down.items(), place.at(down.next()).write(binding));
      }
      found.addAll(down.items());
      place = place.fromTop();
    }
    int left = list.limit() - found.size();
    if (left == 0) {
      boolean more = !arc(pass, place, 1).items().isEmpty();
      return new Slice<>(found, more ? place.write(binding) : null);
    }
    Slice<Suggestion> rest = arc(pass, place, left);
    found.addAll(rest.items());
    return new Slice<>(found, rest.next() == null ? null : place.at(rest.next()).write(binding));
  }

  private Slice<Suggestion> arc(Pass pass, Shuffle.Place place, int limit) {
    ListRequest first = ListRequest.first(limit);
    ListRequest list = place.after().isEmpty() ? first : first.after(place.after());
    // what comes behind a place before the seed is before the seed too
    String part =
        place.second()
            ? "AND <column> > :seed"
            : place.after().isEmpty() ? "AND <column> <= :seed" : "";
    return slice(pass, Sort.RANDOM, list, part, place.seed());
  }

  private Slice<Suggestion> slice(Pass pass, Sort sort, ListRequest list, String part, long seed) {
    ListStatement statement = ListStatement.of(pass.filter());
    String condition = part.replace("<column>", statement.rank(sort));
    return database
        .read(
            handle ->
                keysets
                    .get(statement)
                    .get(sort)
                    .slice(
                        handle,
                        scoped(list, pass.filter()),
                        statement.sql(),
                        query -> {
                          query.define("unseen", pass.unseen());
                          query.define("part", condition).define("rank", sort.column());
                          if (condition.contains(":seed")) {
                            query.bind("seed", seed);
                          }
                          for (Filter.FieldFilter each : pass.filter().fields()) {
                            query.bind(each.parameter(), each.value());
                          }
                          return filtered(query, statement, pass.filter());
                        }))
        .map(Ranked::suggestion);
  }

  /** Binds a cursor to the filter, which not every request has in its parameters. */
  private static ListRequest scoped(ListRequest list, Filter filter) {
    return list.at(list.scope() + ' ' + filter);
  }

  private static Query filtered(Query query, ListStatement statement, Filter filter) {
    return switch (statement) {
      case ALL -> query;
      case OF_PRODUCT -> query.bind("product", filter.productId());
      case OF_STATUS -> query.bind("status", filter.status().word());
      case OF_PRODUCT_AND_STATUS ->
          query.bind("product", filter.productId()).bind("status", filter.status().word());
      case OF_TAG -> lookingAt(query, filter).bind("tag", filter.tag());
      case OF_AUTHOR ->
          lookingAtTag(lookingAt(query, filter), filter)
              .bind("author", filter.authorId())
              .bind("anyOwner", filter.ownerId() == null)
              .bind("owner", filter.ownerId() == null ? 0 : filter.ownerId());
      case OF_OWNER ->
          lookingAtTag(lookingAt(query, filter), filter).bind("owner", filter.ownerId());
    };
  }

  private static Query lookingAt(Query query, Filter filter) {
    Long product = filter.productId();
    Status status = filter.status();
    return query
        .bind("anyProduct", product == null)
        .bind("product", product == null ? 0 : product)
        .bind("anyStatus", status == null)
        .bind("status", status == null ? "" : status.word());
  }

  /**
   * Binds the tag, which is looked for in the suggestion's row, where the tags stand one a line. To
   * look for the row of the tag instead would make HSQLDB go through all of the tag's, once for
   * each suggestion.
   */
  private static Query lookingAtTag(Query query, Filter filter) {
    return query
        .bind("anyTag", filter.tag() == null)
        .bind("line", "\n" + filter.tag() + "\n")
        .bind("end", "\n");
  }
}
