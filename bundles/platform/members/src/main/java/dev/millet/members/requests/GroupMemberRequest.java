package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/** The handle of a member who is put into a group. */
public record GroupMemberRequest(String handle) {

  public static final Rules<GroupMemberRequest> RULES =
      Fields.knownHandle(Rules.of(GroupMemberRequest.class), 1).autocomplete("handle", "off");
}
