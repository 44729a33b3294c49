package dev.millet.members.pages;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.members.circles.Circle;
import dev.millet.members.http.CirclePath;

/**
 * The page of a circle.
 *
 * @param in whether the reader is in it
 * @param form to put somebody into it
 * @param members who is in it, for the staff; empty for others
 */
public record CircleModel(
    Circle circle,
    boolean in,
    boolean staff,
    boolean administrator,
    FormState form,
    Slice<Member> members) {

  public String path() {
    return CirclePath.page(circle.slug());
  }
}
