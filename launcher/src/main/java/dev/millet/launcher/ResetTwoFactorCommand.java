package dev.millet.launcher;

import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.Connection;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.LaunchOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns two-factor authentication off for a member who lost phone and recovery codes. */
@Command(
    name = "reset-two-factor",
    description = {
      "Turns two-factor authentication off for a member who lost phone and recovery codes.",
      "The member signs in with the password alone then, and is told by mail. Where the member's"
          + " role requires it, they set it up again at the next visit.",
      "Goes to the instance that runs on the data directory, or starts one for as long as it takes."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  millet reset-two-factor admin"})
final class ResetTwoFactorCommand implements Callable<Integer> {

  private static final String UNDONE = "Nothing is reset";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "HANDLE", description = "The member's handle.")
  private String handle;

  @Mixin private LaunchOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec.commandLine().getOut());
    try (Connection connection = Connection.open(options, console)) {
      ApiClient client = connection.client();
      String path = "/api/v1/members/" + MemberNumber.of(client, handle, UNDONE) + "/two-factor";
      MemberNumber.checked(client.delete(path), UNDONE);
      console.say(handle + " signs in with the password alone.");
    }
    return ExitCode.OK.code();
  }
}
