package dev.millet.launcher.commands;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** The arguments of a command of a module: what is sent, and the files that may be uploaded. */
final class Arguments {

  private static final int BUFFER = 1 << 16;

  private final JsonObject json;
  private final Map<String, Path> files;

  private Arguments(JsonObject json, Map<String, Path> files) {
    this.json = json;
    this.files = files;
  }

  /**
   * Reads the documents and files that the arguments name.
   *
   * @throws LaunchException where one cannot be read
   */
  static Arguments of(ContributedCommand command, ParseResult parsed) {
    JsonArrayBuilder values = Json.createArrayBuilder();
    JsonArrayBuilder sent = Json.createArrayBuilder();
    Map<String, Path> files = new LinkedHashMap<>();
    for (ContributedCommand.Option option : command.options()) {
      for (String typed : typed(option, parsed)) {
        Named named = Named.of(option, typed);
        if (option.kind().equals("file")) {
          Path path = Path.of(named.rest());
          String sha256 = sha256(path);
          files.put(sha256, path);
          sent.add(
              Json.createObjectBuilder()
                  .add("option", option.name())
                  .add("key", named.key())
                  .add("name", path.getFileName().toString())
                  .add("length", path.toFile().length())
                  .add("sha256", sha256));
        } else {
          String text =
              option.kind().equals("document") ? text(Path.of(named.rest())) : named.rest();
          values.add(
              Json.createObjectBuilder()
                  .add("option", option.name())
                  .add("key", named.key())
                  .add("text", text));
        }
      }
    }
    return new Arguments(
        Json.createObjectBuilder().add("values", values).add("files", sent).build(), files);
  }

  /** A value and the key that may stand before it. */
  private record Named(String key, String rest) {

    static Named of(ContributedCommand.Option option, String typed) {
      int equals = option.keyed() ? typed.indexOf('=') : -1;
      return equals < 0
          ? new Named("", typed)
          : new Named(typed.substring(0, equals), typed.substring(equals + 1));
    }
  }

  private static List<String> typed(ContributedCommand.Option option, ParseResult parsed) {
    if (!parsed.hasMatchedOption(option.typed())) {
      return List.of();
    }
    if (option.isFlag()) {
      return List.of("");
    }
    return option.repeatable()
        ? parsed.matchedOptionValue(option.typed(), List.of())
        : List.of(parsed.matchedOptionValue(option.typed(), ""));
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new LaunchException(ExitCode.USAGE, "The file " + path + " is no text in UTF-8.", e);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static String sha256(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      DigestInputStream hashed = new DigestInputStream(in, sha);
      byte[] buffer = new byte[BUFFER];
      while (hashed.read(buffer) >= 0) {
        // the bytes pass by the digest
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw unreadable(path, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static LaunchException unreadable(Path path, IOException e) {
    return new LaunchException(
        ExitCode.USAGE, "There is no file " + path + " that can be read.", e);
  }

  /** Returns what is sent to the route. */
  JsonObject json() {
    return json;
  }

  /** Returns the file with a hash; null where none was named. */
  Path file(String sha256) {
    return files.get(sha256);
  }
}
