package dev.millet.events;

import dev.millet.api.pages.View;
import dev.millet.events.allotment.Allotment;
import java.time.Instant;
import java.util.List;

/** Makes the card of an event for a reader. */
final class RegistrationCards {

  private static final String PRIMARY = "button-primary";
  private static final String QUIET = "button-quiet";

  private RegistrationCards() {}

  /**
   * The facts that a card is made of.
   *
   * @param own the reader's registration; null if they have not registered
   * @param position on the waiting list; 0 where the reader does not wait
   */
  record Facts(
      Event event,
      Registration own,
      int position,
      int going,
      int taken,
      int waiting,
      int asked,
      Gate gate,
      Instant now) {

    int free() {
      Integer capacity = event.terms().capacity();
      return capacity == null
          ? Integer.MAX_VALUE
          : Math.max(0, gate.divided().givable(capacity) - taken);
    }
  }

  /**
   * The conditions of a registration.
   *
   * @param drawToCome whether the places are drawn, and are not yet
   * @param drawPath the page of the draw; empty for none
   * @param level how the least level stands for the reader; null where everybody may register
   * @param divided how the places are divided
   */
  record Gate(boolean drawToCome, String drawPath, LevelGate.Standing level, Allotment divided) {}

  static RegistrationCard of(Facts facts, View view) {
    return card(facts, view).withDraw(facts.gate().drawPath());
  }

  private static RegistrationCard card(Facts facts, View view) {
    Event event = facts.event();
    if (event.state() == EventState.CANCELLED) {
      return plain(view, "cancelled", "status-bad", view.text("card.going", facts.going()));
    }
    if (!event.isPublic()) {
      return plain(view, event.state().word(), "status-warn", "");
    }
    if (facts.now().isAfter(event.time().endsAt())) {
      return plain(view, "ended", "", view.text("card.going", facts.going()));
    }
    Registration own = facts.own();
    return own == null ? open(facts, view) : own(facts, own, view);
  }

  private static RegistrationCard own(Facts facts, Registration own, View view) {
    return switch (own.state()) {
      case GOING -> going(facts, own, view);
      case OFFERED -> offered(facts, own, view);
      case WAITING -> waiting(facts, view);
      case ASKED -> facts.gate().drawToCome() ? inDraw(facts, view) : asked(facts, view);
      case DECLINED, REMOVED -> plain(view, "refused", "", "");
      case NOT_COMING, LAPSED -> open(facts, view);
    };
  }

  private static RegistrationCard plain(View view, String state, String style, String small) {
    String key = "card." + state;
    return new RegistrationCard(
        view.text(key + ".badge"),
        style,
        view.text(key + ".big"),
        small,
        List.of(),
        view.text(key + ".hint"),
        false);
  }

  private static RegistrationCard going(Facts facts, Registration own, View view) {
    String path = facts.event().path();
    boolean moved = facts.event().time().isMoved();
    String key = moved ? "card.moved" : "card.you-go";
    String was =
        moved ? new TimeTexts(view).moment(Zones.local(facts.event().time().movedFrom())) : "";
    return new RegistrationCard(
        view.text(key + ".badge"),
        moved ? "status-warn" : "status-good",
        view.text("card.you-go.big"),
        moved ? view.text("card.moved.small", was) : view.text("card.you-go.small", own.guests()),
        List.of(
            new RegistrationCard.Action(view.text("card.ticket"), path + "/ticket", true, PRIMARY),
            new RegistrationCard.Action(
                view.text("card.give-back"), path + "/leave", false, QUIET)),
        view.text(key + ".hint"),
        false);
  }

  private static RegistrationCard offered(Facts facts, Registration own, View view) {
    String path = facts.event().path();
    String until = new TimeTexts(view).moment(own.offeredUntil(), facts.event().time());
    return new RegistrationCard(
        view.text("card.offered.badge"),
        "status-good",
        view.text("card.offered.big"),
        view.text("card.offered.small", until),
        List.of(
            new RegistrationCard.Action(view.text("card.accept"), path + "/accept", false, PRIMARY),
            new RegistrationCard.Action(view.text("card.pass-on"), path + "/leave", false, QUIET)),
        view.text("card.offered.hint"),
        false);
  }

  private static RegistrationCard waiting(Facts facts, View view) {
    String path = facts.event().path() + "/leave";
    return new RegistrationCard(
        view.text("card.waiting.badge"),
        "status-warn",
        view.text("card.waiting.big", facts.position(), facts.waiting()),
        view.text("card.waiting.small", facts.taken()),
        List.of(new RegistrationCard.Action(view.text("card.leave-line"), path, false, "")),
        view.text("card.waiting.hint"),
        false);
  }

  private static RegistrationCard asked(Facts facts, View view) {
    String path = facts.event().path() + "/leave";
    return new RegistrationCard(
        view.text("card.asked.badge"),
        "status-info",
        view.text("card.asked.big"),
        places(facts, view),
        List.of(new RegistrationCard.Action(view.text("card.take-back"), path, false, "")),
        view.text("card.asked.hint"),
        false);
  }

  private static RegistrationCard inDraw(Facts facts, View view) {
    Event event = facts.event();
    boolean due = !facts.now().isBefore(event.closesAt());
    String when = new TimeTexts(view).moment(event.closesAt(), event.time());
    return new RegistrationCard(
        view.text("card.in-draw.badge"),
        "status-info",
        view.text("card.in-draw.big"),
        view.text("card.draw.small", facts.asked()),
        List.of(
            new RegistrationCard.Action(
                view.text("card.take-back"), event.path() + "/leave", false, "")),
        due ? view.text("card.in-draw.due") : view.text("card.in-draw.hint", when),
        false);
  }

  private static String places(Facts facts, View view) {
    Integer capacity = facts.event().terms().capacity();
    return capacity == null ? "" : view.text("card.places", capacity);
  }

  private static RegistrationCard open(Facts facts, View view) {
    Event event = facts.event();
    TimeTexts times = new TimeTexts(view);
    if (!facts.now().isBefore(event.closesAt())) {
      return plain(view, "closed", "", view.text("card.going", facts.going()));
    }
    if (!event.isOpen(facts.now())) {
      String opens = times.moment(event.terms().opensAt(), event.time());
      return new RegistrationCard(
          view.text("card.early.badge"),
          "",
          view.text("card.early.big", opens),
          places(facts, view),
          List.of(),
          view.text("card.early.hint"),
          false);
    }
    LevelGate.Standing level = facts.gate().level();
    if (level != null && level.missing()) {
      return new RegistrationCard(
          view.text("card.level.badge"),
          "status-warn",
          view.text("card.level.big", level.least()),
          places(facts, view),
          List.of(),
          view.text("card.level.hint"),
          false);
    }
    if (facts.gate().drawToCome()) {
      return registering(facts, view, "draw", "status-info", places(facts, view));
    }
    if (event.terms().mode() == Mode.APPROVAL) {
      return registering(facts, view, "approval", "status-info", places(facts, view));
    }
    if (facts.free() == 0) {
      return registering(facts, view, "full", "status-warn", "");
    }
    return registering(facts, view, "first-come", "status-good", left(facts, view));
  }

  private static String left(Facts facts, View view) {
    Integer capacity = facts.event().terms().capacity();
    return capacity == null
        ? view.text("card.unlimited")
        : view.text("card.left", facts.free(), facts.gate().divided().givable(capacity));
  }

  private static RegistrationCard registering(
      Facts facts, View view, String how, String style, String big) {
    String key = "card." + how;
    String small =
        switch (how) {
          case "approval" -> view.text("card.approval.small", facts.asked());
          case "draw" -> view.text("card.draw.small", facts.asked());
          case "full" -> view.text("card.full.small", facts.waiting());
          default -> view.text("card.going", facts.going());
        };
    boolean member = view.identity().member() != null;
    String path = member ? facts.event().path() + "/register" : view.signIn();
    return new RegistrationCard(
        view.text(key + ".badge"),
        style,
        big.isEmpty() ? view.text(key + ".big", facts.taken()) : big,
        small,
        List.of(new RegistrationCard.Action(view.text(key + ".button"), path, !member, PRIMARY)),
        view.text(key + ".hint"),
        member);
  }
}
