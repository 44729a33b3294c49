package dev.millet.members.pages;

import dev.millet.api.members.Member;
import dev.millet.members.circles.Circle;
import dev.millet.members.http.CirclePath;
import java.util.List;

/**
 * The page of a circle.
 *
 * @param in whether the reader is in it
 * @param form to put somebody into it
 * @param members who is in it, for the staff; empty for others
 * @param next where more of them are; null on the last page
 */
public record CircleModel(
    Circle circle,
    boolean in,
    boolean staff,
    boolean administrator,
    FormState form,
    List<Member> members,
    String next) {

  public String path() {
    return CirclePath.page(circle.slug());
  }
}
