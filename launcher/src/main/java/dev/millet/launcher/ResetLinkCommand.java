package dev.millet.launcher;

import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.Connection;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.LaunchOptions;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a link by which a member sets a new password. */
@Command(
    name = "reset-link",
    description = {
      "Makes a link by which a member sets a new password, and prints it, this once.",
      "It works once, for 24 hours. With it somebody also takes over an account that an import made.",
      "Goes to the instance that runs on the data directory, or starts one for as long as it takes."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  millet reset-link mei",
      "  millet reset-link admin --site https://ideas.example.org"
    })
final class ResetLinkCommand implements Callable<Integer> {

  private static final String UNDONE = "No link is made";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "HANDLE", description = "The member's handle.")
  private String handle;

  @Option(
      names = "--site",
      paramLabel = "URL",
      description = "The address under which members reach this site. Default: the instance's own.")
  private URI site;

  @Mixin private LaunchOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec.commandLine().getOut());
    try (Connection connection = Connection.open(options, console)) {
      ApiClient client = connection.client();
      String path = "/api/v1/members/" + MemberNumber.of(client, handle, UNDONE) + "/reset-link";
      ApiClient.Answer answer =
          MemberNumber.checked(client.post(path, "application/json", new byte[0]), UNDONE);
      String link = answer.json().getString("link");
      console.say(site == null ? link : site.resolve(URI.create(link).getRawPath()).toString());
    }
    return ExitCode.OK.code();
  }
}
