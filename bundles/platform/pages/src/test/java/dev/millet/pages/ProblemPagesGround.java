package dev.millet.pages;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;

/** Pages that tell people of problems, as a reader gets them. */
abstract class ProblemPagesGround {

  final FakeGenerations generations = new FakeGenerations(null);
  final Shell shell =
      new Shell(generations, new FakeAssets(), FakeSettings.branding(), Clock.systemUTC());
  final DesignedProblemPages pages = new DesignedProblemPages(new ShellPages(shell), shell);

  static Problem problem(int status) {
    return Problem.of(status, "test", "Title", "Detail <of> it");
  }

  static Map<String, String> headers(Reply reply) {
    return reply.headers().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  String chinese(Problem problem) {
    return ShellTest.text(pages.page(FakeRequest.get("/x").in(Languages.CHINESE), problem));
  }

  static final Problem STALE =
      Problem.of(403, "proof-too-old", "Again", "Give it again at /members/confirm.");

  static String page(DesignedProblemPages pages, FakeRequest request, Problem problem) {
    return ShellTest.text(pages.page(request, problem));
  }

  static Member with(Role role) {
    return Member.of(7, "mei", "Mei", EnumSet.of(Role.MEMBER, role), Instant.EPOCH);
  }
}
