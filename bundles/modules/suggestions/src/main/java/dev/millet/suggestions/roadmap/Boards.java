package dev.millet.suggestions.roadmap;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.api.subjects.Subject;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.lifecycle.ReleaseState;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Filter;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Sort;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionList;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts roadmaps together, for one reader each. Thread-safe. */
final class Boards {

  /** How many cards a column shows at first. */
  static final int SHOWN = 10;

  private final Database database;
  private final Products products;
  private final Answers answers;
  private final Neighbours neighbours;
  private final ReleaseFacts releases;
  private final DueSuggestions due;
  private final Columns columns;

  Boards(
      Database database,
      Products products,
      Suggestions suggestions,
      Answers answers,
      Neighbours neighbours,
      ReleaseFacts releases,
      Supplier<List<PlannedReleases>> planned) {
    this.database = database;
    this.products = products;
    this.answers = answers;
    this.neighbours = neighbours;
    this.releases = releases;
    this.due = new DueSuggestions(database, suggestions);
    this.columns =
        new Columns(new SuggestionList(database), due, releases, answers.customs(), planned);
  }

  /** The parts of cards, read once for all of them. */
  private record Read(
      Map<Long, String> names,
      Map<Subject, Long> support,
      Map<Long, Member> people,
      Map<Long, List<LocalDate>> slips,
      Map<Long, Integer> revisions,
      Map<Long, ReleaseState> states,
      Map<Long, CustomStatus> own) {}

  /**
   * Returns a roadmap.
   *
   * @param product the roadmap's; null for all
   * @param today which day it is for the reader
   * @param limit how many cards a column has at most
   */
  Board of(Identity reader, Product product, Grouping by, LocalDate today, int limit) {
    var seen = ReaderProducts.of(products, reader);
    Sort sort = neighbours.hasVoting() ? Sort.SUPPORT : Sort.NEWEST;
    Long id = product == null ? null : product.id();
    var query = new ListQuery(product, null, new Filter(id, null, null), sort, 0);
    var wanted =
        new Columns.Wanted(
            reader,
            id,
            product == null ? null : product.slug(),
            seen.unseen(query),
            sort,
            today,
            limit);
    List<Columns.Found> found = columns.of(by, wanted);
    Read read =
        read(found.stream().flatMap(each -> each.suggestions().stream()).toList(), seen, product);
    return new Board(
        by,
        found.stream()
            .map(
                each ->
                    new Board.Column(
                        each.head(),
                        each.suggestions().stream().map(one -> card(one, read)).toList(),
                        each.more()))
            .toList());
  }

  private Read read(List<Suggestion> all, ReaderProducts seen, Product product) {
    List<Long> ids = all.stream().map(Suggestion::id).toList();
    boolean mixed = product == null && seen.visible().size() > 1;
    Map<Long, String> names =
        mixed
            ? seen.visible().stream().collect(Collectors.toMap(Product::id, Product::name))
            : Map.of();
    Optional<Map<Subject, Long>> support = neighbours.support(all);
    return database.read(
        handle ->
            new Read(
                names,
                support.orElse(null),
                answers.people(all.stream().map(Suggestion::ownerId).toList()),
                due.slips(handle, ids),
                due.revisions(handle, ids),
                releases.states(ids),
                answers.customs().of(all)));
  }

  private static Board.Card card(Suggestion suggestion, Read read) {
    return new Board.Card(
        suggestion,
        read.own().get(suggestion.id()),
        read.names().get(suggestion.productId()),
        read.support() == null ? null : read.support().getOrDefault(suggestion.subject(), 0L),
        read.people().get(suggestion.ownerId()),
        read.slips().getOrDefault(suggestion.id(), List.of()),
        read.states().getOrDefault(suggestion.id(), ReleaseState.NONE),
        read.revisions().getOrDefault(suggestion.id(), 1));
  }
}
