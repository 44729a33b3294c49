package dev.millet.suggestions.roadmap;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.modules.Offers;
import dev.millet.api.subjects.PlannedRelease;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.api.subjects.Release;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.lifecycle.ReleaseState;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.Filter;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.Sort;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusCatalog;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionList;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Finds out which suggestions stand in which column. */
final class Columns {

  static final String OVERDUE = "overdue";
  static final String LATER = "later";

  /** The column of suggestions without a day, or without a release. */
  static final String NONE = "none";

  static final List<Status> STATUSES =
      List.of(Status.UNDER_REVIEW, Status.PLANNED, Status.IN_PROGRESS, Status.SHIPPED);

  static final int MONTHS = 6;
  private static final int CONSIDERED = ListRequest.MAX_LIMIT;

  private final SuggestionList list;
  private final DueSuggestions due;
  private final ReleaseFacts releases;
  private final CustomStatuses customs;
  private final Supplier<List<PlannedReleases>> planned;

  /**
   * The request for columns.
   *
   * @param productSlug only of this product; null for all
   * @param unseen the products that are left out
   * @param sort the order in which lists are read
   * @param limit how many cards a column has at most
   */
  record Wanted(
      Identity reader,
      Long product,
      String productSlug,
      Set<Long> unseen,
      Sort sort,
      LocalDate today,
      int limit) {}

  /** A column whose cards are not made yet. */
  record Found(Board.Head head, List<Suggestion> suggestions, boolean more) {

    static Found of(Board.Head head, List<Suggestion> all, int limit) {
      boolean more = all.size() > limit;
      return new Found(head, more ? all.subList(0, limit) : all, more);
    }
  }

  Columns(
      SuggestionList list,
      DueSuggestions due,
      ReleaseFacts releases,
      CustomStatuses customs,
      Supplier<List<PlannedReleases>> planned) {
    this.list = list;
    this.due = due;
    this.releases = releases;
    this.customs = customs;
    this.planned = planned;
  }

  List<Found> of(Grouping by, Wanted wanted) {
    return switch (by) {
      case STATUS -> byStatus(wanted);
      case MONTH -> byMonth(wanted);
      case BUILD -> byBuild(wanted);
    };
  }

  /** Returns a column for each status; on the roadmap of a product also for each of its own. */
  private List<Found> byStatus(Wanted wanted) {
    StatusCatalog catalog = customs.catalog();
    List<Found> columns = new ArrayList<>();
    for (Status status : STATUSES) {
      Filter all = new Filter(wanted.product(), status, null);
      if (wanted.product() == null) {
        columns.add(column(Board.Head.of(status.word()), wanted, all));
        continue;
      }
      List<Long> left = catalog.ids(wanted.product(), status);
      Filter rest = all.with(new Filter.CustomFilter(null, left));
      columns.add(column(Board.Head.of(status.word()), wanted, rest));
      for (CustomStatus own : catalog.of(wanted.product(), status)) {
        Filter theirs = all.with(new Filter.CustomFilter(own.slug(), catalog.ids(own)));
        columns.add(column(Board.Head.of(own), wanted, theirs));
      }
    }
    return columns;
  }

  private Found column(Board.Head head, Wanted wanted, Filter filter) {
    Slice<Suggestion> slice = read(wanted, filter, wanted.limit());
    return new Found(head, slice.items(), slice.next() != null);
  }

  private Slice<Suggestion> read(Wanted wanted, Filter filter, int limit) {
    var query = new ListQuery(null, null, filter, wanted.sort(), 0);
    return list.read(query, ListRequest.first(limit), wanted.unseen());
  }

  private List<Found> byMonth(Wanted wanted) {
    List<Found> columns = new ArrayList<>();
    YearMonth month = YearMonth.from(wanted.today());
    Found overdue = between(Board.Head.of(OVERDUE), LocalDate.EPOCH, wanted.today(), wanted);
    if (!overdue.suggestions().isEmpty()) {
      columns.add(overdue);
    }
    LocalDate from = wanted.today();
    for (int i = 0; i < MONTHS; i++) {
      LocalDate until = month.plusMonths(i + 1L).atDay(1);
      columns.add(between(Board.Head.of(month.plusMonths(i)), from, until, wanted));
      from = until;
    }
    columns.add(between(Board.Head.of(LATER), from, from.plusYears(100), wanted));
    List<Suggestion> undated =
        considered(wanted).stream().filter(each -> each.due() == null).toList();
    columns.add(Found.of(Board.Head.of(NONE), undated, wanted.limit()));
    return columns;
  }

  private Found between(Board.Head head, LocalDate from, LocalDate until, Wanted wanted) {
    return Found.of(head, due.between(from, until, wanted), wanted.limit());
  }

  /** Returns what is planned or in progress, so far as a roadmap looks. */
  private List<Suggestion> considered(Wanted wanted) {
    List<Suggestion> all = new ArrayList<>();
    for (Status status : List.of(Status.IN_PROGRESS, Status.PLANNED)) {
      Filter filter = new Filter(wanted.product(), status, null);
      all.addAll(read(wanted, filter, CONSIDERED).items());
    }
    return all;
  }

  private List<Found> byBuild(Wanted wanted) {
    Map<String, Board.Head> heads = new LinkedHashMap<>();
    Map<String, List<Suggestion>> found = new LinkedHashMap<>();
    for (List<PlannedRelease> some :
        Offers.askEach(planned.get(), each -> each.visibleTo(wanted.reader()))) {
      for (PlannedRelease release : some) {
        if (wanted.productSlug() == null || release.product().equals(wanted.productSlug())) {
          put(heads, release.release(), release.day());
        }
      }
    }
    List<Suggestion> all = considered(wanted);
    Map<Long, ReleaseState> states = releases.states(all.stream().map(Suggestion::id).toList());
    for (Suggestion each : all) {
      Release release = states.getOrDefault(each.id(), ReleaseState.NONE).planned();
      if (release != null) {
        put(heads, release, null);
      }
      String key = release == null ? NONE : release.id();
      found.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
    }
    heads.put(NONE, Board.Head.of(NONE));
    return heads.values().stream()
        .map(head -> Found.of(head, found.getOrDefault(head.key(), List.of()), wanted.limit()))
        .toList();
  }

  private static void put(Map<String, Board.Head> heads, Release release, LocalDate day) {
    heads.putIfAbsent(release.id(), Board.Head.of(release, day));
  }
}
