package dev.millet.events;

import java.util.List;
import java.util.Optional;

/**
 * The card of an event that says how it stands with the reader's place, and has the one button that
 * matters.
 *
 * @param badge the words of the status; empty for none
 * @param style the status' class
 * @param big the heading
 * @param small the line below it; may be empty
 * @param actions the first is the one that matters; may be empty
 * @param hint one sentence; may be empty
 * @param asks whether the first action's form asks for guests and consent
 * @param drawPath the page of the draw of the places; empty for none
 */
public record RegistrationCard(
    String badge,
    String style,
    String big,
    String small,
    List<Action> actions,
    String hint,
    boolean asks,
    String drawPath) {

  RegistrationCard(
      String badge,
      String style,
      String big,
      String small,
      List<Action> actions,
      String hint,
      boolean asks) {
    this(badge, style, big, small, actions, hint, asks, "");
  }

  /** Returns the same with a link to the draw of the places. */
  RegistrationCard withDraw(String path) {
    return new RegistrationCard(badge, style, big, small, actions, hint, asks, path);
  }

  /**
   * An action that the reader can take.
   *
   * @param path where it leads, or is sent to
   * @param link whether it is a link; else a form that is posted
   * @param style the button's classes
   */
  public record Action(String text, String path, boolean link, String style) {

    /** Returns the id of its form on the page. */
    public String id() {
      return path.substring(path.lastIndexOf('/') + 1) + "-form";
    }
  }

  /** Returns the action that matters, which a phone shows at the bottom. */
  public Optional<Action> main() {
    return actions.stream().findFirst();
  }
}
