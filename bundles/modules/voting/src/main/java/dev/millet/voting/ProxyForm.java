package dev.millet.voting;

import dev.millet.api.gateway.Problem;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form to vote for a member.
 *
 * @param subject what for
 * @param open whether votes are taken; else there is no form
 * @param written what stands in it
 * @param errors message keys by field
 * @param namesakes whom the reader has to choose from; empty where that is clear
 */
public record ProxyForm(
    Subject subject,
    boolean open,
    ProxyBallot written,
    Map<String, String> errors,
    List<Member> namesakes) {

  static ProxyForm blank(Subject subject, boolean open) {
    return new ProxyForm(subject, open, ProxyBallot.BLANK, Map.of(), List.of());
  }

  public String action() {
    return "/voting/" + subject + "/on-behalf";
  }

  /** Returns the message key of what is wrong with a field; null where nothing is. */
  public String error(String field) {
    return errors.get(field);
  }

  /** Returns a form that shows what was refused and why. */
  static ProxyForm refused(
      Subject subject, ProxyBallot typed, Problem problem, List<Member> namesakes) {
    Map<String, String> found = new HashMap<>();
    for (Problem.Field field : problem.fields()) {
      found.putIfAbsent(field.name(), "error." + field.name() + "." + field.code());
    }
    if (problem.code().equals(ProxyVotes.VOTED)) {
      found.put("member", "error.member.voted");
    }
    return new ProxyForm(subject, true, typed, Map.copyOf(found), namesakes);
  }
}
