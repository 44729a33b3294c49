package dev.millet.suggestions.roadmap;

import dev.millet.api.forms.Input;
import dev.millet.suggestions.page.ReleaseLook;
import dev.millet.suggestions.page.StatusLook;
import java.time.LocalDate;
import java.util.List;

/**
 * The page of a roadmap.
 *
 * @param product the name of its product; null for all
 * @param by the word of the grouping
 * @param only the key of the one column that is shown; null for all columns
 * @param team whether the reader may edit it, and move cards
 * @param origin what addresses of this site begin with
 */
public record RoadmapModel(
    Roadmap roadmap,
    String product,
    String by,
    String only,
    List<Column> columns,
    boolean team,
    String origin) {

  /** Returns the groupings to choose from. */
  public List<String> groupings() {
    return List.of(Grouping.words());
  }

  /** Returns the roadmap divided in a way. */
  public String path(String grouping) {
    return roadmap.path() + "?by=" + grouping;
  }

  /** Returns the element with which another site shows it. */
  public String frame() {
    return "<iframe src=\"%s%s/embed?by=%s\" width=\"100%%\" height=\"600\"></iframe>"
        .formatted(origin, roadmap.path(), by);
  }

  /**
   * A column.
   *
   * @param title in the reader's language
   * @param path the page of the release; null for none
   * @param day when the release is to come; null where nobody says
   * @param target whether cards can be moved there
   * @param more the page with more cards; null where these are all
   */
  public record Column(
      String key,
      String title,
      String path,
      LocalDate day,
      List<Card> cards,
      boolean target,
      String more) {

    /** Returns the id of its heading on the page. */
    public String id() {
      return "column-" + key.replaceAll("[^\\p{L}\\p{N}]+", "-");
    }
  }

  /**
   * A card.
   *
   * @param status null where the columns say it
   * @param overdue whether its day is over
   * @param moving null where the reader cannot move it
   */
  public record Card(
      Board.Card card,
      StatusLook status,
      List<ReleaseLook> releases,
      boolean overdue,
      Moving moving) {}

  /**
   * The form that moves a card.
   *
   * @param open whether it came back
   */
  public record Moving(Input<?> input, List<Choice> choices, boolean open) {}

  /** A column to choose. */
  public record Choice(String key, String title) {}
}
