package dev.millet.members.pages;

import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupPath;

/**
 * The page of a group.
 *
 * @param in whether the reader is in it
 * @param form to put somebody into it
 * @param members who is in it, for the staff; empty for others
 */
public record GroupModel(
    Group group,
    boolean in,
    boolean staff,
    boolean administrator,
    FormState form,
    Slice<Member> members) {

  public String path() {
    return GroupPath.page(group.slug());
  }
}
