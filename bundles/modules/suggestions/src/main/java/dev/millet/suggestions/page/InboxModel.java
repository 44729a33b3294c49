package dev.millet.suggestions.page;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Columns;
import dev.millet.api.pages.Html;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.PromiseWeeks;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.List;

/**
 * The inbox of staff.
 *
 * @param links what is chosen
 * @param figures null where nothing was received lately
 * @param undo null where nothing was just handed over
 */
public record InboxModel(
    InboxLinks links,
    Figures figures,
    List<Tab> tabs,
    Choices choices,
    Slice<Row> rows,
    List<Load> workload,
    List<SavedView> views,
    Undo undo) {

  /**
   * A saved view.
   *
   * @param mine whether the reader saved it, and may remove it
   * @param shared whether the whole team sees it
   */
  public record SavedView(long id, String name, String path, boolean mine, boolean shared) {}

  /**
   * The choices of the forms.
   *
   * @param products the filter's
   * @param owners the members of staff, to assign to
   * @param statuses the statuses that need nothing else said
   */
  public record Choices(
      List<ListModel.Option> products, List<ListModel.Option> owners, List<StatusLook> statuses) {}

  /**
   * A part and its page.
   *
   * @param count empty where it is not counted
   */
  public record Tab(String messageKey, String count, String path, boolean current) {}

  /**
   * The response times against the promise.
   *
   * @param median null where most still wait
   * @param slow null where more than one in ten still wait
   * @param weeks the last ones, each by itself
   */
  public record Figures(
      HumanDuration promise,
      int days,
      long counted,
      long percentWithin,
      HumanDuration median,
      HumanDuration slow,
      PromiseWeeks weeks) {

    /** Returns the plot of the percentages by week. */
    public Html plot() {
      return Columns.of(100, weeks.percents());
    }
  }

  /**
   * The workload of a member.
   *
   * @param member null for a member who is gone
   */
  public record Load(Member member, long open, long overdue) {}

  /**
   * A hand-over that can be undone, as long as nobody changed anything since.
   *
   * @param owner the handle of the owner before; empty for nobody
   */
  public record Undo(long id, String title, int revision, String owner) {}

  /**
   * One suggestion.
   *
   * @param product the product's name; null where it says nothing
   * @param votes null where there is no voting
   * @param overdue how many days it is late; 0 where it is not
   * @param taken how to take back that it was handed over just now; null where it was not
   */
  public record Row(
      Suggestion suggestion,
      StatusLook status,
      Care care,
      String product,
      People people,
      Long votes,
      long overdue,
      Wait waits,
      Undo taken) {

    public Member author() {
      return people.author();
    }

    public Member owner() {
      return people.owner();
    }

    /** Returns whether the reader takes care of it. */
    public boolean mine() {
      return people.mine();
    }

    /** Returns the same, just handed over; null where it was not. */
    Row taken(Undo undo) {
      return new Row(suggestion, status, care, product, people, votes, overdue, waits, undo);
    }
  }

  /**
   * The people of a row.
   *
   * @param author null for nobody
   * @param owner null for nobody
   */
  public record People(Member author, Member owner, boolean mine) {}

  /**
   * The time that an author waits for the first words, against the promise.
   *
   * @param style the class that gives it its colour
   */
  public record Wait(String style, String messageKey, HumanDuration time) {}

  /** A row with what its form sends along. */
  public record RowForm(Row row, InboxLinks links) {}

  /** Returns a row for the list. */
  public RowForm form(Row row) {
    return new RowForm(row, links);
  }
}
