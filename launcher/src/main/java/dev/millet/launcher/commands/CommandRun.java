package dev.millet.launcher.commands;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import dev.millet.launcher.api.TusUpload;
import dev.millet.launcher.run.Console;
import dev.millet.launcher.run.ProgressBar;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends a command's arguments until the instance answers with a result. Used once. */
final class CommandRun {

  private final ApiClient client;
  private final Console console;
  private final Arguments arguments;
  private final Set<String> uploaded = new HashSet<>();
  private List<String> said = List.of();

  CommandRun(ApiClient client, Console console, Arguments arguments) {
    this.client = client;
    this.console = console;
    this.arguments = arguments;
  }

  /** Returns the exit code. */
  int at(String path) throws InterruptedException {
    byte[] body = arguments.json().toString().getBytes(StandardCharsets.UTF_8);
    while (true) {
      ApiClient.Answer answer = client.post(path, "application/json", body);
      if (answer.isError()) {
        throw new LaunchException(
            ExitCode.REFUSED, "The command is refused. " + answer.problem() + ".");
      }
      JsonObject next = answer.json();
      tell(next);
      for (JsonObject wanted : next.getJsonArray("uploads").getValuesAs(JsonObject.class)) {
        upload(wanted);
      }
      if (!next.containsKey("againAfterSeconds")) {
        JsonValue result = next.get("result");
        if (result != null) {
          console.say(result.toString());
        }
        return ExitCode.OK.code();
      }
      Thread.sleep(next.getInt("againAfterSeconds") * 1000L);
    }
  }

  /** Tells what it has not told with the answer before. */
  private void tell(JsonObject next) {
    List<String> messages =
        next.getJsonArray("messages").getValuesAs(JsonString::getString).stream().toList();
    messages.stream().filter(each -> !said.contains(each)).forEach(console::error);
    said = messages;
  }

  private void upload(JsonObject wanted) throws InterruptedException {
    String sha256 = wanted.getString("sha256");
    Path path = arguments.file(sha256);
    Map<String, String> metadata = new LinkedHashMap<>();
    wanted
        .getJsonObject("metadata")
        .forEach((key, value) -> metadata.put(key, ((JsonString) value).getString()));
    metadata.put("sha256", sha256);
    if (path == null || !uploaded.add(metadata.toString())) {
      throw new LaunchException(
          ExitCode.FAILED, "The instance wants a file that it was not given, or was given before.");
    }
    metadata.putIfAbsent("filename", path.getFileName().toString());
    try (FileChannel file = FileChannel.open(path)) {
      ProgressBar bar = new ProgressBar(console, "uploading " + path.getFileName(), file.size());
      new TusUpload(client).send(file, metadata, bar::reach);
      bar.done();
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FAILED, "The file %s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }
  }
}
