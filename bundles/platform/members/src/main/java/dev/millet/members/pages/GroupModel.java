package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupPath;
import dev.millet.members.requests.GroupMemberRequest;

/**
 * The page of a group.
 *
 * @param in whether the reader is in it
 * @param input to put somebody into it
 * @param members who is in it, for the staff; empty for others
 */
public record GroupModel(
    Group group,
    boolean in,
    boolean staff,
    boolean administrator,
    Input<GroupMemberRequest> input,
    Slice<Member> members) {

  public String path() {
    return GroupPath.page(group.slug());
  }
}
