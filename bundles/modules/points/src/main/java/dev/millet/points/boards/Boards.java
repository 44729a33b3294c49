package dev.millet.points.boards;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Offers;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.selection.MemberSets;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.points.ledger.BoardSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The leaderboards that there are. It knows products and groups; modules bring other sets. */
public final class Boards implements BoardSource {

  /** The type of a subject that is a product itself, as its id. */
  public static final String PRODUCTS = "product";

  private static final int MAX_KEY = 80;

  private final Products products;
  private final VisibleSubjects subjects;
  private final MemberSets groups;
  private final Supplier<List<MemberSets>> others;

  /** Boards of one kind, under what the kind is called. */
  public record Kind(String name, String label, List<Board> boards) {}

  public Boards(
      Products products,
      Members members,
      VisibleSubjects subjects,
      Supplier<List<MemberSets>> others) {
    this.products = products;
    this.subjects = subjects;
    this.groups = new GroupSets(members);
    this.others = others;
  }

  private Collection<MemberSets> sets() {
    Map<String, MemberSets> byName = new LinkedHashMap<>();
    byName.put(groups.name(), groups);
    others.get().forEach(each -> byName.putIfAbsent(each.name(), each));
    byName.remove(Board.PRODUCT);
    return byName.values();
  }

  /**
   * Returns the sets of members that a reader may list, by kind; kinds without any are left out.
   */
  List<Kind> sets(Identity reader, Locale locale) {
    return Offers.askEach(sets(), each -> kind(each, reader, locale)).stream()
        .filter(kind -> !kind.boards().isEmpty())
        .toList();
  }

  private static Kind kind(MemberSets of, Identity reader, Locale locale) {
    List<Board> boards = new ArrayList<>();
    of.visible(reader, locale)
        .forEach((key, name) -> boards.add(Board.of(of.name(), key, key, name)));
    return new Kind(of.name(), of.label(locale), boards);
  }

  List<Board> ofProducts(Identity reader) {
    return products.visible(reader).stream().map(Boards::of).toList();
  }

  private static Board of(Product product) {
    return Board.of(Board.PRODUCT, product.slug(), Long.toString(product.id()), product.name());
  }

  /**
   * Finds a leaderboard by its key.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where the reader may see no such
   *     leaderboard
   */
  Board find(String key, Identity reader, Locale locale) {
    if (key.isEmpty()) {
      return Board.EVERYBODY;
    }
    List<Board> kind = List.of();
    if (key.startsWith(Board.PRODUCT + "/")) {
      kind = ofProducts(reader);
    } else if (key.length() <= MAX_KEY) {
      kind =
          sets(reader, locale).stream()
              .filter(each -> key.startsWith(each.name() + "/"))
              .flatMap(each -> each.boards().stream())
              .toList();
    }
    return kind.stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.invalid(
                        "board",
                        "unknown",
                        "board is one of GET /api/v1/points/leaderboards, such as product/<slug>")
                    .toException());
  }

  /** Returns those of some members who are in the set of a board at this moment. */
  Set<Long> inside(Board board, Collection<Long> members) {
    if (board.isOfEverybody() || board.kind().equals(Board.PRODUCT)) {
      return Set.copyOf(members);
    }
    Set<Long> inside = new HashSet<>();
    ofMembers(members)
        .forEach(
            (member, boards) -> {
              if (boards.contains(board.stored())) {
                inside.add(member);
              }
            });
    return inside;
  }

  @Override
  public Map<Subject, String> ofSubjects(Collection<Subject> some) {
    Map<Subject, String> boards = new HashMap<>();
    List<Subject> others = new ArrayList<>();
    for (Subject each : some) {
      if (each.type().equals(PRODUCTS)) {
        boards.put(each, Board.PRODUCT + "/" + each.id());
      } else {
        others.add(each);
      }
    }
    subjects
        .described(others)
        .forEach(
            (subject, described) -> {
              if (described.product() != null) {
                boards.put(subject, Board.PRODUCT + "/" + described.product());
              }
            });
    return boards;
  }

  @Override
  public Map<Long, Set<String>> ofMembers(Collection<Long> some) {
    Map<Long, Set<String>> boards = new HashMap<>();
    for (MemberSets each : sets()) {
      each.of(some)
          .forEach(
              (member, keys) ->
                  keys.forEach(
                      key ->
                          boards
                              .computeIfAbsent(member, unknown -> new HashSet<>())
                              .add(each.name() + "/" + key)));
    }
    return boards;
  }
}
