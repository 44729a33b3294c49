package dev.millet.gateway.commands;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.commands.Command;
import dev.millet.api.commands.CommandOption;
import dev.millet.api.gateway.Route;
import dev.millet.gateway.TestGateway;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** The launcher learns of the commands of whatever modules there are. */
public class CommandRoutesTest {

  @Rule public final TestGateway gateway = new TestGateway();

  @Test
  public void theCommandsOfAllModulesAreListed() throws Exception {
    gateway.generations.activate(
        "gateway", new CommandRoutes(gateway.generations).routes().toArray(Route[]::new));
    gateway.generations.activate(
        "stamps",
        Command.of("count", "/api/v1/stamps/commands/count", "Counts <all> 邮票."),
        Command.of("add", "/api/v1/stamps/commands/add", "Adds one.")
            .with(CommandOption.file("image", "FILE", "Its image.").asRequired().asKeyed())
            .with(CommandOption.flag("now", "At once.")));

    String json = gateway.get("/api/v1/commands").body();

    String items = gateway.json.write(gateway.json.read(json, Listed.class).items());
    assertEquals(
        "[{\"module\":\"stamps\",\"name\":\"add\",\"path\":\"/api/v1/stamps/commands/add\","
            + "\"description\":\"Adds one.\",\"options\":["
            + "{\"name\":\"image\",\"kind\":\"file\",\"label\":\"FILE\","
            + "\"description\":\"Its image.\",\"required\":true,\"repeatable\":false,"
            + "\"keyed\":true},"
            + "{\"name\":\"now\",\"kind\":\"flag\",\"label\":\"\",\"description\":\"At once.\","
            + "\"required\":false,\"repeatable\":false,\"keyed\":false}]},"
            + "{\"module\":\"stamps\",\"name\":\"count\","
            + "\"path\":\"/api/v1/stamps/commands/count\","
            + "\"description\":\"Counts <all> 邮票.\",\"options\":[]}]",
        items);
  }

  /** The answer. */
  record Listed(List<CommandRoutes.CommandDescription> items) {}

  @Test
  public void aNameThatNobodyCanTypeIsRefused() {
    for (String name : List.of("", "Add", "add one", "--add", "加", "add-")) {
      assertThrows(
          name, IllegalArgumentException.class, () -> Command.of(name, "/api/v1/x", "Adds."));
    }
    for (String name : List.of("", "Now", "help", "token")) {
      assertThrows(
          name, IllegalArgumentException.class, () -> CommandOption.flag(name, "At once."));
    }
  }
}
