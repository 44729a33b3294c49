package dev.millet.gateway.commands;

import dev.millet.api.commands.Command;
import dev.millet.api.commands.CommandOption;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/commands}: the commands of the modules, for the command line. */
@Component(service = CommandRoutes.class)
public final class CommandRoutes {

  private final Generations generations;

  @Activate
  public CommandRoutes(@Reference Generations generations) {
    this.generations = generations;
  }

  /**
   * A command of a module.
   *
   * @param path where its arguments are sent
   */
  record CommandDescription(
      String module, String name, String path, String description, List<OptionAnswer> options) {}

  /**
   * An option of a command.
   *
   * @param kind {@code text}, {@code flag}, {@code document} or {@code file}
   * @param keyed whether a key and an equals sign may stand before the value
   */
  record OptionAnswer(
      String name,
      String kind,
      String label,
      String description,
      boolean required,
      boolean repeatable,
      boolean keyed) {

    static OptionAnswer of(CommandOption option) {
      return new OptionAnswer(
          option.name(),
          option.kind().name().toLowerCase(Locale.ROOT),
          option.label(),
          option.description(),
          option.isRequired(),
          option.isRepeatable(),
          option.isKeyed());
    }
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/commands",
                Permission.PUBLIC,
                RouteDocument.of("Lists the commands that modules contribute to the command line")
                    .describing("Their routes say who may use them.")
                    .listingAll(CommandDescription.class),
                this::list)
            .openToLimitedTokens());
  }

  private Reply list(Request request) {
    List<CommandDescription> commands =
        generations.table().of(Command.class).stream()
            .map(CommandRoutes::answer)
            .sorted(
                Comparator.comparing(CommandDescription::module)
                    .thenComparing(CommandDescription::name))
            .toList();
    return Reply.list(new Slice<>(commands, null));
  }

  private static CommandDescription answer(Filed<Command> filed) {
    Command command = filed.contribution();
    return new CommandDescription(
        filed.generation().module(),
        command.name(),
        command.path(),
        command.description(),
        command.options().stream().map(OptionAnswer::of).toList());
  }
}
