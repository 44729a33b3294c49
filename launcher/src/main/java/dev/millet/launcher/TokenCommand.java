package dev.millet.launcher;

import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.Connection;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.LaunchOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a personal token for a member. */
@Command(
    name = "token",
    description = {
      "Makes a personal token for a member and prints it, this once.",
      "Goes to the instance that runs on the data directory, or starts one for as long as it takes."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  millet token admin --scope read,write,admin --name deployment --days 30",
      "  MILLET_TOKEN=$(millet token mei --name laptop)"
    })
final class TokenCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "HANDLE", description = "The member's handle.")
  private String handle;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      defaultValue = "command line",
      description = "What it is for. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      defaultValue = "read,write",
      description = "What it may do: read, write, admin. Default: ${DEFAULT-VALUE}.")
  private List<String> scopes;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "How long it is valid. Default: until it is revoked.")
  private Integer days;

  @Mixin private LaunchOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec.commandLine().getOut());
    try (Connection connection = Connection.open(options, console)) {
      ApiClient.Answer answer =
          connection
              .client()
              .post(
                  "/api/v1/tokens",
                  "application/json",
                  request().toString().getBytes(StandardCharsets.UTF_8));
      if (answer.isError()) {
        throw new LaunchException(ExitCode.REFUSED, "No token is made: " + answer.problem());
      }
      console.say(answer.json().getString("token"));
    }
    return ExitCode.OK.code();
  }

  private JsonObject request() {
    var request =
        Json.createObjectBuilder()
            .add("name", name)
            .add("handle", handle)
            .add("scopes", Json.createArrayBuilder(scopes));
    if (days != null) {
      Instant end = Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
      request.add("expiresAt", end.toString());
    }
    return request.build();
  }
}
