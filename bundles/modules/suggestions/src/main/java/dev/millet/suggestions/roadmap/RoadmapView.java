package dev.millet.suggestions.roadmap;

import dev.millet.api.forms.Input;
import dev.millet.api.pages.View;
import dev.millet.api.subjects.Release;
import dev.millet.suggestions.page.ReleaseLook;
import dev.millet.suggestions.page.StatusLook;
import dev.millet.suggestions.suggestion.StatusRules;
import dev.millet.suggestions.suggestion.Suggestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Makes what the page of a roadmap shows out of its board, for one reader. */
final class RoadmapView {

  private final View view;
  private final Roadmap roadmap;
  private final StatusRules rules;
  private final boolean team;
  private final String origin;

  /**
   * Begins a view.
   *
   * @param origin what addresses of this site begin with
   */
  RoadmapView(View view, Roadmap roadmap, StatusRules rules, boolean team, String origin) {
    this.view = view;
    this.roadmap = roadmap;
    this.rules = rules;
    this.team = team;
    this.origin = origin;
  }

  /**
   * Makes the model.
   *
   * @param product the name of the roadmap's; null for all
   * @param only the key of the one column to show; null for all
   * @param returned a form that came back; null for none
   */
  RoadmapModel of(Board board, String product, String only, Input<Move> returned) {
    List<RoadmapModel.Column> columns = new ArrayList<>();
    for (Board.Column column : board.columns()) {
      if (only == null || column.head().key().equals(only)) {
        columns.add(column(board, column, returned));
      }
    }
    return new RoadmapModel(roadmap, product, board.by().word(), only, columns, team, origin);
  }

  private RoadmapModel.Column column(Board board, Board.Column column, Input<Move> returned) {
    Board.Head head = column.head();
    Release release = head.release();
    String more =
        roadmap.path()
            + "?by="
            + board.by().word()
            + "&column="
            + URLEncoder.encode(head.key(), StandardCharsets.UTF_8);
    return new RoadmapModel.Column(
        head.key(),
        title(board.by(), head),
        release == null ? null : release.path(),
        head.day(),
        column.cards().stream().map(each -> card(board, column, each, returned)).toList(),
        team && isTarget(board.by(), head),
        column.more() ? more : null);
  }

  /** Returns what a column is called. */
  private String title(Grouping by, Board.Head head) {
    if (head.month() != null) {
      return month(head.month());
    }
    if (head.own() != null) {
      return head.own().name().in(view.locale());
    }
    if (head.release() != null) {
      return view.text(
          "roadmap.release",
          isolated(head.release().version()),
          isolated(head.release().channel()));
    }
    return view.text(
        by == Grouping.STATUS ? "status." + head.key() : "roadmap." + by.word() + "." + head.key());
  }

  private String month(YearMonth month) {
    boolean chinese = view.locale().getLanguage().equals("zh");
    return DateTimeFormatter.ofPattern(chinese ? "uuuu年M月" : "LLLL uuuu", view.locale())
        .format(month);
  }

  private static String isolated(String text) {
    return "\u2068" + text + "\u2069";
  }

  private static boolean isTarget(Grouping by, Board.Head head) {
    return switch (by) {
      case STATUS -> true;
      case MONTH -> head.month() != null || head.key().equals(Columns.NONE);
      case BUILD -> false;
    };
  }

  private RoadmapModel.Card card(
      Board board, Board.Column column, Board.Card card, Input<Move> returned) {
    LocalDate due = card.suggestion().due();
    boolean closed = card.suggestion().status().isClosed();
    return new RoadmapModel.Card(
        card,
        look(board, column, card),
        board.by() == Grouping.BUILD ? List.of() : ReleaseLook.of(card.releases()),
        due != null && !closed && due.isBefore(view.today()),
        team ? moving(board, column, card, returned) : null);
  }

  /** Returns the status of a card; null where its column says it. */
  private static StatusLook look(Board board, Board.Column column, Board.Card card) {
    boolean said =
        board.by() == Grouping.STATUS && (card.own() == null || column.head().own() != null);
    return said ? null : StatusLook.of(card.suggestion().status(), card.own());
  }

  private RoadmapModel.Moving moving(
      Board board, Board.Column column, Board.Card card, Input<Move> returned) {
    List<RoadmapModel.Choice> choices = new ArrayList<>();
    for (Board.Column other : board.columns()) {
      if (other != column && takes(board.by(), other.head(), card.suggestion())) {
        choices.add(new RoadmapModel.Choice(other.head().key(), title(board.by(), other.head())));
      }
    }
    if (choices.isEmpty()) {
      return null;
    }
    long id = card.suggestion().id();
    boolean came = returned != null && returned.typed("suggestion").equals(Long.toString(id));
    return new RoadmapModel.Moving(
        came ? returned : Move.rules(id).filled(new Move(id, card.revision(), "", "")),
        choices,
        came);
  }

  private boolean takes(Grouping by, Board.Head head, Suggestion suggestion) {
    return isTarget(by, head)
        && (by != Grouping.STATUS
            || suggestion.status() == Move.choice(head.key()).status()
            || rules.allows(suggestion.status(), Move.choice(head.key()).status()));
  }
}
