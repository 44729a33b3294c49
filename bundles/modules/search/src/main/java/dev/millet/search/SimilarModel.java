package dev.millet.search;

import dev.millet.api.members.Identity;
import dev.millet.api.pages.Html;
import dev.millet.search.query.Similar;
import java.util.List;

/**
 * The list of similar subjects, beside a form or on the page of a subject.
 *
 * @param type the type of what is similar
 * @param form the form that it follows
 */
public record SimilarModel(String type, Form form, List<Row> rows) {

  /** The form beside which the list stands, if any. */
  public enum Form {
    /** The list is on the page of a subject. */
    NONE,
    /** The title of a visitor's form is looked up, like a search. */
    OF_VISITOR,
    /** The title and the text of a member's form are sent in the body, so that no log has them. */
    OF_MEMBER;

    static Form of(Identity typing) {
      return typing.member() == null ? OF_VISITOR : OF_MEMBER;
    }
  }

  /** Returns whether it follows what is typed into a form. */
  public boolean live() {
    return form != Form.NONE;
  }

  /**
   * Something similar.
   *
   * @param status the name of its status; null for none
   * @param vote the button to vote for it; empty where nobody votes
   */
  public record Row(Similar similar, String status, Html vote) {}
}
