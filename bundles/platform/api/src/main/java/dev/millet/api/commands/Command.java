package dev.millet.api.commands;

import dev.millet.api.modules.Contribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Describes a command of a module: {@code millet <module> <name>}. The launcher knows no module: it
 * asks the instance for these, reads its arguments by them, and sends them to a route of the module
 * as a {@link CommandRequest}. The route answers with a {@link CommandAnswer}.
 *
 * <p>The route is called again with the same arguments until it answers with a result: after the
 * files that it wants are uploaded, or after the seconds that it says. So it compares what is asked
 * for with what is there, and does what is missing. A command that broke off can be repeated in the
 * same way.
 *
 * <pre>{@code
 * Command.of("verify", "/api/v1/ledger/commands/verify", "Checks that nothing was changed.")
 *     .with(CommandOption.text("since", "DATE", "Only what was written since then."))
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 1.1
 */
public final class Command implements Contribution {

  private final String name;
  private final String path;
  private final String description;
  private final List<CommandOption> options;

  private Command(String name, String path, String description, List<CommandOption> options) {
    this.name = CommandOption.requireName(name);
    this.path = Objects.requireNonNull(path, "path");
    this.description = Objects.requireNonNull(description, "description");
    this.options = List.copyOf(options);
  }

  /**
   * Makes a command without options.
   *
   * @param name lower-case letters, digits and hyphens
   * @param path the path of its route, a POST below {@code /api/}
   * @param description what it does, in English, as its help shows it
   */
  public static Command of(String name, String path, String description) {
    return new Command(name, path, description, List.of());
  }

  /** Returns the same with one more option. */
  public Command with(CommandOption option) {
    List<CommandOption> more = new ArrayList<>(options);
    more.add(option);
    return new Command(name, path, description, more);
  }

  /** Returns the name, unique within the module. */
  public String name() {
    return name;
  }

  /** Returns the path of the route that does it. */
  public String path() {
    return path;
  }

  /** Returns what it does. */
  public String description() {
    return description;
  }

  /** Returns the options in the order in which the help lists them. */
  public List<CommandOption> options() {
    return options;
  }

  /** Returns the path: two modules never have the same. */
  @Override
  public String identity() {
    return path;
  }
}
