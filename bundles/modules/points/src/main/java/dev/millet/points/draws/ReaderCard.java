package dev.millet.points.draws;

import dev.millet.api.pages.View;
import java.time.Instant;
import java.util.List;

/** Makes what the page of a draw says to its reader. For one request. */
final class ReaderCard {

  private final View view;
  private final Draw draw;
  private final Instant now;

  ReaderCard(View view, Draw draw, Instant now) {
    this.view = view;
    this.draw = draw;
    this.now = now;
  }

  /**
   * Returns the card.
   *
   * @param entry the reader's; null for somebody who has not entered
   * @param found what was found about the reader
   * @param reserve the reader's place in the reserve; 0 for none
   * @param passedOn how many places went to others
   */
  DrawModel.Reader of(Entry entry, List<DrawModel.Needed> found, int reserve, int passedOn) {
    if (draw.state() == DrawState.CANCELLED) {
      String reason = draw.team().reason();
      return plain("cancelled", reason.isEmpty() ? view.text("draw.you.cancelled.none") : reason);
    }
    if (entry == null) {
      return outside(found);
    }
    Integer number = entry.proof() == null ? null : (Integer) entry.proof().number();
    return switch (entry.state()) {
      case ENTERED ->
          draw.state() == DrawState.OPEN
              ? with("entered", DrawModel.Action.WITHDRAW, found)
              : numbered(number, "waiting", "", DrawModel.Action.WITHDRAW, found);
      case NOT_QUALIFIED -> with("not-qualified", DrawModel.Action.NONE, found);
      case CHOSEN ->
          numbered(
              number,
              entry.proof().standsFor() == null ? "chosen" : "moved-up",
              view.text("draw.you.chosen.hint"),
              DrawModel.Action.GIVE_BACK,
              found);
      case RESERVE ->
          new DrawModel.Reader(
              heading(number),
              view.text("draw.you.reserve", reserve),
              view.text("draw.you.reserve.hint", passedOn),
              action(DrawModel.Action.WITHDRAW),
              found);
      case GAVE_BACK -> numbered(number, "gave-back", "", DrawModel.Action.NONE, found);
      case WITHDRAWN -> numbered(number, "withdrawn", "", DrawModel.Action.NONE, found);
    };
  }

  private DrawModel.Reader outside(List<DrawModel.Needed> found) {
    if (!draw.isOwn() || !draw.takesEntries(now)) {
      return new DrawModel.Reader("", "", "", DrawModel.Action.NONE, List.of());
    }
    if (view.identity().member() == null) {
      return with("visitor", DrawModel.Action.SIGN_IN, List.of());
    }
    boolean fits = found.stream().allMatch(each -> Boolean.TRUE.equals(each.met()));
    return fits
        ? with("enter", DrawModel.Action.ENTER, found)
        : with("unfit", DrawModel.Action.NONE, found);
  }

  private DrawModel.Reader plain(String key, String text) {
    return new DrawModel.Reader(
        view.text("draw.you." + key), text, "", DrawModel.Action.NONE, List.of());
  }

  private DrawModel.Reader with(String key, DrawModel.Action action, List<DrawModel.Needed> found) {
    return new DrawModel.Reader(
        view.text("draw.you." + key),
        view.text("draw.you." + key + ".text"),
        view.text("draw.you." + key + ".hint"),
        action(action),
        found);
  }

  private DrawModel.Reader numbered(
      Integer number,
      String key,
      String hint,
      DrawModel.Action action,
      List<DrawModel.Needed> found) {
    return new DrawModel.Reader(
        heading(number), view.text("draw.you." + key), hint, action(action), found);
  }

  private String heading(Integer number) {
    return number == null ? "" : view.text("draw.you.number", Integer.toString(number));
  }

  /** Members act on the draw's page only where they entered there. */
  private DrawModel.Action action(DrawModel.Action wanted) {
    return draw.isOwn() ? wanted : DrawModel.Action.NONE;
  }
}
