package dev.millet.suggestions.page;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Html;
import dev.millet.suggestions.field.Names;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.LocalDate;
import java.util.List;

/**
 * The list of suggestions.
 *
 * @param orders the orders to choose from
 * @param sort the word of the chosen order, kept by the filters' form
 * @param submit where one writes a suggestion
 * @param export the list as a table; null for whoever may not download it
 * @param saved the views that the reader saved
 * @param nothing why there is nothing; null where there is something
 */
public record ListModel(
    Slice<Row> rows,
    List<Order> orders,
    String sort,
    Filters filters,
    String submit,
    String export,
    Saved saved,
    Nothing nothing) {

  /**
   * The filters: what there is to choose, and what is chosen.
   *
   * @param owners those to choose from, for staff; empty for others
   * @param whose everybody's or the reader's own; empty for a visitor
   * @param tag the chosen tag, kept by the filters' form; null for none
   * @param mine whether only the reader's own are shown
   * @param owner the handle of the chosen owner, kept by the filters' form; null for none
   * @param fields those of the chosen product in which there is something to choose
   */
  public record Filters(
      List<Option> products,
      List<Option> statuses,
      List<Option> owners,
      List<Order> whose,
      String tag,
      boolean mine,
      String owner,
      List<FieldFilter> fields,
      Chosen chosen) {}

  /**
   * The choices that were made.
   *
   * @param chips each with the list without it
   * @param clear the list with nothing chosen
   */
  public record Chosen(List<Chip> chips, String clear) {}

  /**
   * A field of the chosen product as a filter.
   *
   * @param name of the parameter
   */
  public record FieldFilter(String name, Names label, List<Option> options) {}

  /**
   * One suggestion.
   *
   * @param product the product's name; null where it says nothing
   * @param author null for nobody
   * @param owner who takes care of it; null for nobody
   * @param marks its tags, and what lists show of the fields of its product
   * @param vote empty where nobody votes
   * @param releases the releases that it is planned for, can be tried in or is shipped in
   */
  public record Row(
      Suggestion suggestion,
      StatusLook status,
      String product,
      Member author,
      Member owner,
      int commentCount,
      Marks marks,
      Html vote,
      List<ReleaseLook> releases) {

    /** Returns the author's name, fit for a sentence of any script. */
    public String authorName() {
      return "\u2068" + author.displayName() + "\u2069";
    }

    /** Returns the day that is promised; null for none, and where it was decided. */
    public LocalDate due() {
      return suggestion.status().isClosed() ? null : suggestion.due();
    }
  }

  /**
   * The saved views that a reader sees.
   *
   * @param query what is chosen now, to be saved; null where there is nothing to save
   */
  public record Saved(List<SavedView> views, String query) {}

  /**
   * A saved view.
   *
   * @param mine whether the reader saved it, and may remove it
   * @param shared whether the whole team sees it
   * @param current whether it is what is shown
   */
  public record SavedView(
      long id, String name, String path, boolean mine, boolean shared, boolean current) {}

  /** An order and the list in it. */
  public record Order(String messageKey, String path, boolean current) {}

  /**
   * Something that is chosen.
   *
   * @param labelKey what it is, for those who do not see it
   * @param value plain text
   * @param without the list without it
   */
  public record Chip(String labelKey, String value, String without) {}

  /**
   * The reason that there is nothing to show, and what to do about it.
   *
   * @param key the message key of the heading; that of the sentence below has {@code -hint} behind
   * @param stepKey the message key of the next step; null if it does not exist
   * @param step where it leads; null for the page to sign in
   */
  public record Nothing(String key, String stepKey, String step) {

    private static final String NEW_PRODUCT = "/admin/products/new";

    /** Returns what is shown where there is no product; the team can create one. */
    public static Nothing noProducts(Identity reader) {
      return reader.is(Role.STAFF)
          ? new Nothing("list.first-product", "list.create-product", NEW_PRODUCT)
          : new Nothing("list.no-products", null, null);
    }
  }

  /** A value of a filter. */
  public record Option(String value, String label, boolean selected) {}

  /** The tags of a suggestion, and what it has in fields that lists show. */
  public record Marks(List<TagLink> tags, List<OwnFields.Shown> fields) {}

  /** A tag and its list. */
  public record TagLink(String tag, String path) {}
}
