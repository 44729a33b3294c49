package dev.millet.gateway;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.platform.api.members.Authentication;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Sessions {@code mei}, {@code admin} and {@code late}, who has to set up two-factor authentication
 * at {@code /set-up}; tokens named by member and scopes, as in mei-read. Those called {@code
 * -proven} gave the password a minute ago, those called {@code -stale} 16 minutes ago, all others
 * never.
 */
public class FakeAuthentication implements Authentication {

  public static final String CSRF = "csrf-of-the-session";

  public static Member member(String handle, String locale) {
    Set<Role> roles = handle.equals("admin") ? Set.of(Role.ADMIN) : Set.of(Role.MEMBER);
    return Member.of(7, handle, handle, roles, Instant.EPOCH).withLocale(locale);
  }

  @Override
  public Identity bySession(String cookie) {
    return switch (cookie) {
      case "mei" -> session(member("mei", "zh-CN"));
      case "admin" -> session(member("admin", null));
      case "late" -> session(member("late", null));
      case "admin-proven" -> provenBefore(1, session(member("admin", null)));
      case "admin-stale" -> provenBefore(16, session(member("admin", null)));
      default -> Identity.VISITOR;
    };
  }

  private static Identity session(Member member) {
    return Identity.ofSession(member, "s", CSRF);
  }

  @Override
  public Identity byToken(String token) {
    return switch (token) {
      case "late" -> token(member("late", null), Set.of("read", "write"));
      case "mei-read" -> token(member("mei", null), Set.of("read"));
      case "mei-write" -> token(member("mei", null), Set.of("read", "write"));
      case "admin-admin" -> token(member("admin", null), Set.of("read", "write", "admin"));
      case "admin-proven" -> provenBefore(1, byToken("admin-admin"));
      case "admin-stale" -> provenBefore(16, byToken("admin-admin"));
      case "mei-proven" -> provenBefore(1, byToken("mei-write"));
      case "admin-write-proven" ->
          provenBefore(1, token(member("admin", null), Set.of("read", "write")));
      case "mei-one" -> token(member("mei", null), Set.of("test.bake:rye"));
      case "operator" -> Identity.ofOperator();
      default -> Identity.VISITOR;
    };
  }

  @Override
  public boolean owesTwoFactor(Identity caller, String path) {
    return caller.member().handle().equals("late") && !path.startsWith("/set-up");
  }

  private static Identity provenBefore(int minutes, Identity identity) {
    return identity.withProvenAt(Instant.now().minus(Duration.ofMinutes(minutes)));
  }

  private static Identity token(Member member, Set<String> scopes) {
    return Identity.ofToken(member, scopes, "t");
  }
}
