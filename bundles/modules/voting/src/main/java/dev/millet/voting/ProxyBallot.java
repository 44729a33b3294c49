package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.voting.Vote.OnBehalf;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries with which somebody of the company votes for a member.
 *
 * @param member who is meant: a handle, a name or a mail address
 * @param source how the wish was heard, one line of 1 to 80 code points
 * @param note at most 500 code points; null or blank for none
 */
public record ProxyBallot(String member, String source, String note) {

  private static final int LONGEST_NAME = 320;
  private static final int LONGEST_SOURCE = 80;
  private static final int LONGEST_NOTE = 500;

  /** A blank form. */
  static final ProxyBallot BLANK = new ProxyBallot("", "", "");

  /** Returns the same without surrounding white space and without nulls. */
  ProxyBallot tidy() {
    return new ProxyBallot(
        tidy(member), tidy(source).replaceAll("\\s+", " "), tidy(note).replace("\r\n", "\n"));
  }

  private static String tidy(String text) {
    return text == null ? "" : text.strip();
  }

  /**
   * Returns the problems of a tidy one; empty where it can be taken, as far as can be told here.
   */
  List<Problem.Field> faults() {
    List<Problem.Field> faults = new ArrayList<>();
    if (member.isEmpty()) {
      faults.add(new Problem.Field("member", "blank", "the member is missing"));
    }
    if (source.isEmpty()) {
      faults.add(
          new Problem.Field(
              "source", "blank", "say how you know, such as 'phone call' or 'sales'"));
    }
    check(faults, "member", member, LONGEST_NAME);
    check(faults, "source", source, LONGEST_SOURCE);
    check(faults, "note", note, LONGEST_NOTE);
    return faults;
  }

  private static void check(List<Problem.Field> faults, String field, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      String detail = "the %s has %s characters; at most %s are taken";
      faults.add(new Problem.Field(field, "too-long", detail.formatted(field, length, most)));
    } else if (text.codePoints().anyMatch(ProxyBallot::isUnwanted)) {
      String detail = "the %s has a control character or half a character in it; remove it";
      faults.add(new Problem.Field(field, "control-character", detail.formatted(field)));
    }
  }

  private static boolean isUnwanted(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    return control || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  OnBehalf by(long staff) {
    return new OnBehalf(staff, source, note.isEmpty() ? null : note);
  }
}
