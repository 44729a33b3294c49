package dev.millet.voting;

import dev.millet.api.forms.Input;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import java.util.List;

/**
 * The form to vote for a member.
 *
 * @param subject what for
 * @param open whether votes are taken; else there is no form
 * @param namesakes whom the reader has to choose from; empty where that is clear
 */
public record ProxyForm(
    Subject subject, boolean open, Input<ProxyBallot> input, List<Member> namesakes) {

  public String action() {
    return "/voting/" + subject + "/on-behalf";
  }
}
