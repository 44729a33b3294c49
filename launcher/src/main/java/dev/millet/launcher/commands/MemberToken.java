package dev.millet.launcher.commands;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A token of a member that the operator makes for one command, and revokes after it. */
final class MemberToken implements AutoCloseable {

  /** A command that was killed leaves none for longer. */
  private static final Duration LIFE = Duration.ofDays(1);

  private final ApiClient member;
  private final long id;

  private MemberToken(ApiClient member, long id) {
    this.member = member;
    this.id = id;
  }

  static MemberToken of(ApiClient operator, String handle) {
    Instant end = Instant.now().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
    String wanted =
        Json.createObjectBuilder()
            .add("name", "command line")
            .add("handle", handle)
            .add("scopes", Json.createArrayBuilder().add("read").add("write"))
            .add("expiresAt", end.toString())
            .build()
            .toString();
    ApiClient.Answer answer =
        operator.post(
            "/api/v1/tokens", "application/json", wanted.getBytes(StandardCharsets.UTF_8));
    if (answer.isError()) {
      throw new LaunchException(
          ExitCode.REFUSED, "The command is refused. " + answer.problem() + ".");
    }
    return new MemberToken(
        operator.with(answer.json().getString("token")),
        answer.json().getJsonNumber("id").longValue());
  }

  /** Returns a client that acts as the member. */
  ApiClient client() {
    return member;
  }

  @Override
  public void close() {
    member.delete("/api/v1/tokens/" + id);
  }
}
