package dev.millet.members.requests;

import dev.millet.api.forms.Rules;

/** The handle that a member wants to have. */
public record ChangeHandleRequest(String handle) {

  public static final Rules<ChangeHandleRequest> RULES =
      Fields.newHandle(Rules.of(ChangeHandleRequest.class));
}
